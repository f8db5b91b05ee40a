package org.cityplus.cases.definition;

import com.networknt.schema.Error;
import java.util.Map;
import org.cityplus.kernel.LocalizedText;
import tools.jackson.databind.JsonNode;

/** What a JSON Schema asks for, as a clerk says it. */
final class SchemaWords {
    private static final Map<String, LocalizedText> TYPES = Map.of(
            "string", new LocalizedText("一段文字", "a text"),
            "integer", new LocalizedText("一个整数", "a whole number"),
            "number", new LocalizedText("一个数", "a number"),
            "boolean", new LocalizedText("true 或 false", "true or false"),
            "array", new LocalizedText("一个列表（每项一个短横）", "a list (a hyphen before each item)"),
            "object", new LocalizedText("若干「键: 值」", "keys and values"));

    private SchemaWords() {}

    record Told(LocalizedText rule, LocalizedText remedy) {}

    static Told of(Error error) {
        JsonNode asked = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "required" ->
                told("缺「" + error.getProperty() + "」", "“" + error.getProperty() + "” is missing", "补上这一项", "Add it");
            case "additionalProperties" ->
                told(
                        "不认识「" + error.getProperty() + "」",
                        "“" + error.getProperty() + "” is not known here",
                        "看看是不是拼错或者缩进不对；用不着就删掉",
                        "Check spelling and indentation, or remove it");
            case "type" -> type(asked, error.getInstanceNode());
            case "enum" -> {
                String list = listed(asked);
                yield told("只能是：" + list, "must be one of: " + list, "从中选一个", "Choose one of them");
            }
            case "pattern" -> pattern(asked.asString());
            case "minimum" -> told("最小是 " + asked, "must be at least " + asked, "改大", "Make it larger");
            case "maximum" -> told("最大是 " + asked, "must be at most " + asked, "改小", "Make it smaller");
            case "minItems" -> told("至少要有 " + asked + " 项", "needs at least " + asked, "补上", "Add what is missing");
            case "maxItems" ->
                told(
                        "最多 " + asked + " 项",
                        "has more than " + asked,
                        "拆开；问题多就分到另一步",
                        "Split it; questions go on another page");
            case "uniqueItems" -> told("同一项写了两次", "has one thing twice", "删掉一个", "Remove one");
            case "minLength" -> told("不能空着", "must not be empty", "填上，或者删掉这一项", "Fill it in, or remove the key");
            case "maxLength" ->
                told("最多 " + asked + " 个字", "has more than " + asked + " characters", "缩短", "Shorten it");
            case "dependentRequired" ->
                told(
                        "when 和 refusal 要一起写",
                        "when and refusal come together",
                        "写明条件，也写明不符合时怎么告诉人",
                        "Say the condition, and what people are told when it does not hold");
            default -> told("不合格式", "is not as it should be", "照《编写服务》改", "Compare docs/authoring-a-service.md");
        };
    }

    private static Told type(JsonNode asked, JsonNode given) {
        LocalizedText kind = asked.isArray()
                ? new LocalizedText("一个数或一段文字", "a number or a text")
                : TYPES.getOrDefault(asked.asString(), new LocalizedText(asked.asString(), asked.asString()));
        boolean unquoted = asked.asString("").equals("string") && (given.isNumber() || given.isBoolean());
        return unquoted
                ? told("这里要文字，不带引号会被当成数", "must be a text; without quotes it is a number", "加上引号", "Put it in quotes")
                : told("这里要" + kind.zh(), "must be " + kind.en(), "改成" + kind.zh(), "Write " + kind.en());
    }

    private static Told pattern(String pattern) {
        if (pattern.startsWith("^[12]")) {
            return told("日子要写成 2026-01-31", "a day is written 2026-01-31", "改成年-月-日", "Write year-month-day");
        }
        if (pattern.equals("\\S")) {
            return told("不能空着", "must not be blank", "填上文字", "Write the words");
        }
        if (pattern.startsWith("^[A-Z]{2")) {
            return told("要 2 到 4 个大写字母", "needs 2 to 4 capital letters", "例如 PP", "Such as PP");
        }
        if (pattern.startsWith("^[a-z][A-Za-z0-9]")) {
            return told(
                    "题目的 id 以小写字母开头，只有字母和数字",
                    "a question’s id begins with a small letter and has letters and digits only",
                    "例如 birthDate",
                    "Such as birthDate");
        }
        if (pattern.startsWith("^[a-z][a-z0-9-]")) {
            return told(
                    "名字只用小写字母、数字和短横，以字母开头",
                    "a name has small letters, digits and hyphens, beginning with a letter",
                    "例如 too-young",
                    "Such as too-young");
        }
        return told(
                "版本名最多 20 个字母、数字、点和短横",
                "a version has at most 20 letters, digits, dots and hyphens",
                "例如 2026-11",
                "Such as 2026-11");
    }

    private static String listed(JsonNode options) {
        StringBuilder list = new StringBuilder();
        options.forEach(option -> list.append(list.isEmpty() ? "" : ", ").append(option.asString()));
        return list.toString();
    }

    static Told told(String ruleZh, String ruleEn, String remedyZh, String remedyEn) {
        return new Told(new LocalizedText(ruleZh, ruleEn), new LocalizedText(remedyZh, remedyEn));
    }
}
