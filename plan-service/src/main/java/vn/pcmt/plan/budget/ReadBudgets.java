package vn.pcmt.plan.budget;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;

/** Reads the money of a plan, and of the projects and sub-plans below it. */
@Component
class ReadBudgets {
    private final Budgets budgets;
    private final PlanDirectory plans;

    ReadBudgets(Budgets budgets, PlanDirectory plans) {
        this.budgets = budgets;
        this.plans = plans;
    }

    /** One plan's figures, its own and together with those below. */
    record PlanMoney(
            PlanFacts plan, Map<Integer, Figures> own, Map<Integer, Figures> withBelow, List<PlanMoney> below) {

        Figures total() {
            return withBelow.values().stream().reduce(Figures.NONE, Figures::plus);
        }
    }

    /** @throws Refusal {@code plan-not-found}, {@code forbidden} */
    PlanMoney of(String planId, Caller caller) {
        requireReader(caller);
        PlanFacts plan = plans.requireReadable(planId, caller);
        return money(plan, new HashSet<>());
    }

    /** @throws Refusal {@code plan-not-found}, {@code forbidden} */
    Budget year(String planId, int year, Caller caller) {
        requireReader(caller);
        plans.requireReadable(planId, caller);
        return budgets.findById(Budget.id(planId, year)).orElseGet(() -> Budget.empty(planId, year));
    }

    /** Seen are those above: a circle would be an error elsewhere, not an endless answer here. */
    private PlanMoney money(PlanFacts plan, Set<String> seen) {
        seen.add(plan.id());
        Map<Integer, Figures> own = budgets.findByPlanIdInOrderByYear(Set.of(plan.id())).stream()
                .collect(Collectors.toMap(Budget::year, Budget::figures, Figures::plus, TreeMap::new));
        Map<Integer, Figures> withBelow = new TreeMap<>(own);
        List<PlanMoney> below = new ArrayList<>();
        for (PlanFacts child : plans.children(plan.id())) {
            if (!seen.contains(child.id())) {
                PlanMoney money = money(child, seen);
                money.withBelow().forEach((year, figures) -> withBelow.merge(year, figures, Figures::plus));
                below.add(money);
            }
        }
        return new PlanMoney(plan, own, withBelow, below);
    }

    private static void requireReader(Caller caller) {
        caller.requireAny(
                OfficerRole.LEADER, OfficerRole.ADMIN, OfficerRole.OFFICER, OfficerRole.REVIEWER, OfficerRole.AUDITOR);
    }
}
