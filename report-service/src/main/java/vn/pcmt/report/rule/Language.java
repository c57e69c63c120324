package vn.pcmt.report.rule;

import static dev.cel.common.CelOverloadDecl.newGlobalOverload;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The language of rules: the Common Expression Language, cut down to comparing and adding figures. CEL has no decimals,
 * so a figure is a type of its own here, with exact operators; a floating-point number fits nowhere and does not
 * compile. There are no loops and no calls: an expression takes time in proportion to its length.
 */
final class Language {

    private static final OpaqueType FIGURE = OpaqueType.create("figure");
    private static final CelType WHOLE = SimpleType.INT;
    private static final int MOST_CHARACTERS = 1_000;
    private static final int MOST_NESTING = 32;
    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MOST_CHARACTERS)
            .maxParseRecursionDepth(MOST_NESTING)
            .enableHeterogeneousNumericComparisons(false)
            .build();
    private static final CelStandardDeclarations LOGIC = CelStandardDeclarations.newBuilder()
            .includeFunctions(
                    StandardFunction.CONDITIONAL,
                    StandardFunction.LOGICAL_NOT,
                    StandardFunction.LOGICAL_AND,
                    StandardFunction.LOGICAL_OR,
                    StandardFunction.EQUALS,
                    StandardFunction.NOT_EQUALS)
            .build();

    /** An operator on a figure and a figure or a whole number. */
    private record Operator(String symbol, CelType left, CelType right, CelType result, CelFunctionBinding binding) {
        CelFunctionDecl declaration() {
            return CelFunctionDecl.newFunctionDeclaration(
                    symbol, newGlobalOverload(binding.getOverloadId(), result, left, right));
        }
    }

    private static final List<Operator> OPERATORS = List.of(
            sum("_+_", FIGURE, CelFunctionBinding.from("plus", Exact.class, Exact.class, Exact::plus)),
            sum(
                    "_+_",
                    WHOLE,
                    CelFunctionBinding.from("plus_whole", Exact.class, Long.class, (a, b) -> a.plus(Exact.of(b)))),
            sum("_-_", FIGURE, CelFunctionBinding.from("minus", Exact.class, Exact.class, Exact::minus)),
            sum(
                    "_-_",
                    WHOLE,
                    CelFunctionBinding.from("minus_whole", Exact.class, Long.class, (a, b) -> a.minus(Exact.of(b)))),
            new Operator(
                    "_*_",
                    WHOLE,
                    FIGURE,
                    FIGURE,
                    CelFunctionBinding.from("whole_times", Long.class, Exact.class, (a, b) -> b.times(a))),
            test(
                    "_<_",
                    FIGURE,
                    CelFunctionBinding.from("less", Exact.class, Exact.class, (a, b) -> a.compareTo(b) < 0)),
            test(
                    "_<_",
                    WHOLE,
                    CelFunctionBinding.from(
                            "less_whole", Exact.class, Long.class, (a, b) -> a.compareTo(Exact.of(b)) < 0)),
            test(
                    "_<=_",
                    FIGURE,
                    CelFunctionBinding.from("at_most", Exact.class, Exact.class, (a, b) -> a.compareTo(b) <= 0)),
            test(
                    "_<=_",
                    WHOLE,
                    CelFunctionBinding.from(
                            "at_most_whole", Exact.class, Long.class, (a, b) -> a.compareTo(Exact.of(b)) <= 0)),
            test(
                    "_>_",
                    FIGURE,
                    CelFunctionBinding.from("more", Exact.class, Exact.class, (a, b) -> a.compareTo(b) > 0)),
            test(
                    "_>_",
                    WHOLE,
                    CelFunctionBinding.from(
                            "more_whole", Exact.class, Long.class, (a, b) -> a.compareTo(Exact.of(b)) > 0)),
            test(
                    "_>=_",
                    FIGURE,
                    CelFunctionBinding.from("at_least", Exact.class, Exact.class, (a, b) -> a.compareTo(b) >= 0)),
            test(
                    "_>=_",
                    WHOLE,
                    CelFunctionBinding.from(
                            "at_least_whole", Exact.class, Long.class, (a, b) -> a.compareTo(Exact.of(b)) >= 0)),
            test(
                    "_==_",
                    WHOLE,
                    CelFunctionBinding.from("is_whole", Exact.class, Long.class, (a, b) -> a.equals(Exact.of(b)))),
            test(
                    "_!=_",
                    WHOLE,
                    CelFunctionBinding.from(
                            "is_not_whole", Exact.class, Long.class, (a, b) -> !a.equals(Exact.of(b)))));

    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(OPERATORS.stream().map(Operator::binding).toList())
            .build();

    private final Set<String> codes;
    private final CelCompiler compiler;

    /** @param codes of the indicators that expressions may name */
    Language(Collection<String> codes) {
        this.codes = Set.copyOf(codes);
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(LOGIC)
                .addFunctionDeclarations(
                        OPERATORS.stream().map(Operator::declaration).toList());
        this.codes.forEach(code -> builder.addVar(code, FIGURE));
        for (Scope scope : Scope.values()) {
            if (scope != Scope.NOW) {
                builder.addVar(scope.word(), MapType.create(SimpleType.STRING, FIGURE));
            }
        }
        this.compiler = builder.build();
    }

    /** @throws MalformedExpression if the text is not a condition */
    Expression condition(String text) {
        return compile(text, SimpleType.BOOL);
    }

    /** @throws MalformedExpression if the text is not a figure */
    Expression figure(String text) {
        return compile(text, FIGURE);
    }

    private Expression compile(String text, CelType wanted) {
        try {
            CelAbstractSyntaxTree tree = compiler.compile(text).getAst();
            if (!tree.getResultType().equals(wanted)) {
                throw new MalformedExpression(text, "is not a " + (wanted.equals(FIGURE) ? "figure" : "condition"));
            }
            return new Expression(text, Operands.in(text, tree, codes), RUNTIME.createProgram(tree));
        } catch (CelValidationException | CelEvaluationException invalid) {
            throw new MalformedExpression(text, "does not compile: " + invalid.getMessage());
        }
    }

    private static Operator sum(String symbol, CelType right, CelFunctionBinding binding) {
        return new Operator(symbol, FIGURE, right, FIGURE, binding);
    }

    private static Operator test(String symbol, CelType right, CelFunctionBinding binding) {
        return new Operator(symbol, FIGURE, right, SimpleType.BOOL, binding);
    }
}
