package org.cityplus.cases.definition.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cityplus.city.WorkingCalendar;
import org.cityplus.kernel.LocalizedText;

/**
 * Compiles the conditions of one form. What passes here cannot spin: at most 500 characters and {@value #MAX_NODES} parts, no
 * list run through inside another, patterns written out and in linear time (RE2). The limits below hold a second time while it runs.
 */
public final class Expressions {
    private static final int MAX_LENGTH = 500;
    private static final int MAX_NODES = 250;
    private static final int MAX_ITERATIONS = 500;
    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MAX_LENGTH)
            .maxParseRecursionDepth(32)
            .maxParseErrorRecoveryLimit(5)
            .maxParseExpressionNodeCount(MAX_NODES)
            .comprehensionMaxIterations(MAX_ITERATIONS)
            .maxRegexProgramSize(500)
            .enableHeterogeneousNumericComparisons(true)
            .evaluateCanonicalTypesToNativeValues(true)
            .build();
    private static final Set<CelStandardMacro> MACROS = Set.of(
            CelStandardMacro.HAS,
            CelStandardMacro.ALL,
            CelStandardMacro.EXISTS,
            CelStandardMacro.EXISTS_ONE,
            CelStandardMacro.MAP,
            CelStandardMacro.FILTER);

    private final Set<String> names;
    private final CelCompiler compiler;
    private final CelRuntime runtime;

    /** @param calendar says which counts working days when a condition is asked; an announced year may come while the city runs */
    public Expressions(Vocabulary vocabulary, Supplier<WorkingCalendar> calendar) {
        Functions functions = new Functions(calendar);
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(MACROS)
                .setResultType(SimpleType.BOOL)
                .addFunctionDeclarations(functions.declarations());
        vocabulary.variables().forEach(builder::addVar);
        this.names = Set.copyOf(vocabulary.names());
        this.compiler = builder.build();
        this.runtime = CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .addFunctionBindings(functions.bindings())
                .build();
    }

    /** Why an expression is not taken, and where in it; {@code column} counts from 0. */
    public record Fault(int line, int column, LocalizedText rule, LocalizedText remedy) {}

    /** A compiled expression, or what is wrong with it. */
    public sealed interface Compiled {
        record Good(Expression expression) implements Compiled {}

        record Bad(Fault fault) implements Compiled {}
    }

    public Compiled compile(String source) {
        try {
            CelAbstractSyntaxTree tree = compiler.compile(source).getAst();
            Optional<Fault> fault = tooMuch(tree);
            if (fault.isPresent()) {
                return new Compiled.Bad(fault.get());
            }
            return new Compiled.Good(new Expression(source, reads(tree), runtime.createProgram(tree)));
        } catch (CelValidationException e) {
            return new Compiled.Bad(
                    e.getErrors().isEmpty()
                            ? ExpressionFaults.unreadable()
                            : fault(e.getErrors().getFirst()));
        } catch (CelEvaluationException | IllegalArgumentException e) {
            return new Compiled.Bad(ExpressionFaults.unreadable());
        }
    }

    private static Fault fault(CelIssue issue) {
        return ExpressionFaults.of(
                Math.max(1, issue.getSourceLocation().getLine()),
                Math.max(0, issue.getSourceLocation().getColumn()),
                issue.getMessage());
    }

    private Set<String> reads(CelAbstractSyntaxTree tree) {
        return tree.getReferenceMap().values().stream()
                .map(CelReference::name)
                .filter(names::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Fault> tooMuch(CelAbstractSyntaxTree tree) {
        CelNavigableExpr root = CelNavigableAst.fromAst(tree).getRoot();
        boolean nested = root.allNodes()
                .filter(node -> node.getKind() == Kind.COMPREHENSION)
                .anyMatch(Expressions::isInsideAnother);
        if (nested) {
            return Optional.of(ExpressionFaults.nested());
        }
        return root.allNodes()
                .filter(node -> node.getKind() == Kind.CALL)
                .map(node -> node.expr().call())
                .filter(call -> call.function().equals("matches"))
                .flatMap(call -> patternFault(call).stream())
                .findFirst();
    }

    private static boolean isInsideAnother(CelNavigableExpr node) {
        for (Optional<CelNavigableExpr> up = node.parent();
                up.isPresent();
                up = up.get().parent()) {
            if (up.get().getKind() == Kind.COMPREHENSION) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Fault> patternFault(CelExpr.CelCall call) {
        CelExpr pattern = call.args().getLast();
        if (pattern.getKind() != Kind.CONSTANT || pattern.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return Optional.of(ExpressionFaults.pattern());
        }
        try {
            Pattern.compile(pattern.constant().stringValue());
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(ExpressionFaults.pattern());
        }
    }
}
