package vn.pcmt.report.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Finds the figures that an expression needs, before it is ever evaluated. */
final class Operands {
    private Operands() {}

    /** @throws MalformedExpression if one of them is not known, or written in another way than {@code previous.CA01} */
    static Set<Operand> in(String text, CelAbstractSyntaxTree tree, Set<String> codes) {
        Set<Operand> operands = new LinkedHashSet<>();
        CelNavigableAst.fromAst(tree).getRoot().allNodes().forEach(node -> {
            if (node.getKind() == Kind.IDENT) {
                Operand operand = operand(text, node);
                boolean known = operand.scope() == Scope.UNIT
                        ? operand.code().equals(Scope.HAMLETS)
                        : codes.contains(operand.code());
                if (!known) {
                    throw new MalformedExpression(text, "names what there is not: " + operand);
                }
                operands.add(operand);
            }
        });
        return operands;
    }

    private static Operand operand(String text, CelNavigableExpr name) {
        String word = name.expr().ident().name();
        return Scope.of(word)
                .map(scope -> new Operand(
                        scope,
                        selected(name)
                                .orElseThrow(
                                        () -> new MalformedExpression(text, "needs an indicator after " + word + "."))))
                .orElseGet(() -> new Operand(Scope.NOW, word));
    }

    private static Optional<String> selected(CelNavigableExpr name) {
        return name.parent()
                .filter(parent -> parent.getKind() == Kind.SELECT)
                .map(parent -> parent.expr().select().field());
    }
}
