package org.cityplus.cases.definition.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityplus.cases.definition.expression.Expressions.Fault;
import org.cityplus.kernel.LocalizedText;

/** What the compiler says, as a clerk understands it. */
final class ExpressionFaults {
    private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '([^']{1,60})'.*", Pattern.DOTALL);
    private static final Pattern TYPES = Pattern.compile(
            "found no matching overload for '([^']{1,40})' applied to '([^']{1,120})'.*", Pattern.DOTALL);
    private static final LocalizedText NAMES = new LocalizedText(
            "能用的名字：前面各题的 id、answered.题目、applicant.age、applicant.district、today，以及《编写服务》里列出的函数",
            "Use ids of questions, answered.ID, applicant.age, applicant.district, today and the functions listed in"
                    + " docs/authoring-a-service.md");
    private static final LocalizedText KINDS = new LocalizedText(
            "文字加引号，数字不加；日期写 date(''2026-01-31'')；金额写 yuan(100)；是非题直接写它的 id".replace("''", "'"),
            "Put quotes around texts, none around numbers; write a day as date('2026-01-31'), an amount as yuan(100), a yes-no"
                    + " question as its id alone");

    private ExpressionFaults() {}

    static Fault of(int line, int column, String message) {
        Matcher unknown = UNKNOWN.matcher(message);
        if (unknown.matches()) {
            String name = unknown.group(1);
            return new Fault(
                    line, column, new LocalizedText("这里没有「" + name + "」", "there is no “" + name + "” here"), NAMES);
        }
        Matcher types = TYPES.matcher(message);
        if (types.matches()) {
            String sides = types.group(2);
            return new Fault(
                    line,
                    column,
                    new LocalizedText("两边的种类对不上：" + sides, "the kinds do not fit together: " + sides),
                    KINDS);
        }
        if (message.contains("expected type")) {
            return new Fault(
                    line,
                    column,
                    new LocalizedText("条件要能回答「是」或「否」", "a condition must be true or false"),
                    new LocalizedText("写成比较，例如 age > 16", "Write a comparison, such as age > 16"));
        }
        if (message.contains("exceeds") || message.contains("limit")) {
            return tooLong(line, column);
        }
        return new Fault(
                line,
                column,
                new LocalizedText("条件没写完或者写错了", "the condition is unfinished or mistyped"),
                new LocalizedText(
                        "检查括号、引号是否成对，比较用 ==，并且用 &&，或者用 ||",
                        "Check brackets and quotes; compare with ==, join with && and ||"));
    }

    static Fault unreadable() {
        return of(1, 0, "");
    }

    static Fault tooLong(int line, int column) {
        return new Fault(
                line,
                column,
                new LocalizedText("条件太长或者嵌套太深", "the condition is too long or too deep"),
                new LocalizedText("拆成几条", "Split it into several"));
    }

    static Fault nested() {
        return new Fault(
                1,
                0,
                new LocalizedText(
                        "all、exists、map、filter 不能一个套一个", "all, exists, map and filter cannot stand inside one another"),
                new LocalizedText("拆成几条", "Split it into several"));
    }

    static Fault pattern() {
        return new Fault(
                1,
                0,
                new LocalizedText("matches 要直接写出一个合规的模式", "matches needs a well-formed pattern, written out"),
                new LocalizedText(
                        "写成 matches('^[0-9]+$') 这样；不支持回头引用",
                        "Write it like matches('^[0-9]+$'); back references are not known"));
    }
}
