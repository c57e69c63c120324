package vn.pcmt.plan.unit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.pcmt.contract.unit.ReorganisationKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;

/**
 * What a reorganisation that obeys the rules does to the units.
 *
 * @param begins the units it makes
 * @param leads where each unit that ceases leads from then on: nowhere if it is abolished
 * @param actor who decided it
 * @param at when it took effect
 */
record Effects(List<AdministrativeUnit> begins, Map<String, List<Successor>> leads, String actor, Instant at) {

    /**
     * @param moved the units that move, {@link #moved}; of a reorganisation that moves none, empty
     * @param tree in which it takes effect; what a repetition finds done already does not change the answer
     */
    static Effects of(Reorganisation wanted, List<String> moved, UnitTree tree, String actor, Instant at) {
        Effects effects = new Effects(new ArrayList<>(), new LinkedHashMap<>(), actor, at);
        switch (wanted.kind()) {
            case MERGE -> effects.merge(wanted, tree);
            case SPLIT -> effects.split(wanted, tree);
            case REPARENT -> effects.reparent(wanted, moved, tree);
            case ABOLISH -> wanted.from().forEach(key -> effects.leads.put(key, List.of()));
            case RENAME -> effects.leads.clear();
        }
        return effects;
    }

    /**
     * The units that a change of parent moves: those named, and all below them, the higher first. Found once, when it
     * takes effect, and kept: half-way through, some of them have ended.
     */
    static List<String> moved(Reorganisation wanted, UnitTree tree) {
        if (wanted.kind() != ReorganisationKind.REPARENT) {
            return List.of();
        }
        Set<String> moved = new LinkedHashSet<>();
        for (String key : wanted.from()) {
            moved.add(key);
            tree.livingUnder(key).stream()
                    .map(AdministrativeUnit::state)
                    .sorted((one, other) ->
                            Integer.compare(one.path().size(), other.path().size()))
                    .forEach(unit -> moved.add(unit.key()));
        }
        return List.copyOf(moved);
    }

    /** The stored units that change. */
    List<AdministrativeUnit> touched(Reorganisation wanted, UnitTree tree) {
        if (wanted.kind() == ReorganisationKind.RENAME) {
            return wanted.from().stream()
                    .flatMap(key -> tree.find(key).stream())
                    .toList();
        }
        return tree.leadingTo(leads.keySet());
    }

    private void merge(Reorganisation wanted, UnitTree tree) {
        Successor successor = new Successor(BigDecimal.ONE, begin(wanted.requireInto(), wanted, tree));
        wanted.from().forEach(key -> leads.put(key, List.of(successor)));
    }

    private void split(Reorganisation wanted, UnitTree tree) {
        List<Successor> successors = new ArrayList<>();
        for (Reorganisation.Part part : wanted.parts()) {
            NewUnit unit = part.unit();
            List<String> path = unit == null ? path(String.valueOf(part.existing()), tree) : begin(unit, wanted, tree);
            successors.add(new Successor(Paths.plain(part.weight()), path));
        }
        leads.put(wanted.from().getFirst(), List.copyOf(successors));
    }

    private void reparent(Reorganisation wanted, List<String> moved, UnitTree tree) {
        Map<String, List<String>> newPaths = new LinkedHashMap<>();
        for (String key : moved) {
            UnitState old = tree.find(key).orElseThrow().state();
            String above = old.path().get(1);
            List<String> parentPath =
                    wanted.from().contains(key) ? path(wanted.requireParent(), tree) : newPaths.get(above);
            if (parentPath == null) {
                throw new IllegalStateException(key + " moves before " + above);
            }
            NewUnit again = NewUnit.again(old, parentPath.getFirst());
            List<String> path = begin(again, parentPath, wanted);
            newPaths.put(key, path);
            leads.put(key, List.of(new Successor(BigDecimal.ONE, path)));
        }
    }

    private List<String> begin(NewUnit unit, Reorganisation wanted, UnitTree tree) {
        String parent = unit.parent();
        return begin(unit, parent == null ? List.of() : path(parent, tree), wanted);
    }

    private List<String> begin(NewUnit unit, List<String> parentPath, Reorganisation wanted) {
        AdministrativeUnit begun =
                AdministrativeUnit.register(unit, wanted.effectiveOn(), parentPath, wanted.id(), actor, at);
        begins.add(begun);
        return begun.state().path();
    }

    private static List<String> path(String key, UnitTree tree) {
        return tree.find(key).orElseThrow().state().path();
    }
}
