package vn.pcmt.report.classification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.view.AreaClass;

/**
 * What the figures of a unit propose. A person decides.
 *
 * @param areaClass null if figures are missing
 * @param drugFree null if the figures do not tell
 * @param criteria one by one, with the arithmetic
 * @param drugFreeBecause what stands for or against it, with the numbers
 * @param doubts what a person has to look at, because the decision or the figures leave it open
 */
record Proposal(
        @Nullable AreaClass areaClass,
        @Nullable Boolean drugFree,
        List<Criterion> criteria,
        List<Ground> drugFreeBecause,
        List<Doubt> doubts) {

    /** The criteria of the decision, in its order. */
    enum Name {
        ADDICTS,
        PLACES,
        ARRESTED,
        PLANTS,
        KEY_ROUTE
    }

    /**
     * @param reached null for none
     * @param known whether the figures tell
     * @param arithmetic how, with the numbers
     */
    record Criterion(Name name, @Nullable AreaClass reached, boolean known, String arithmetic) {}

    /** What a unit free of drugs must not have. */
    enum Without {
        ADDICTS_AND_USERS,
        PLACES,
        ARRESTED
    }

    /** @param holds null if the figures do not tell */
    record Ground(Without without, @Nullable Boolean holds, String arithmetic) {}

    /** What is left open. */
    enum Doubt {
        /** A figure is not there. */
        FIGURE_MISSING,
        /** Nobody said whether it lies on a key route, and that would make another class. */
        KEY_ROUTE_NOT_SAID,
        /** Criteria of class I and of class II: read literally, enough of neither. */
        CLASSES_MIXED,
        /** Nothing at all: read literally, that is class III. */
        NOTHING_IS_CLASS_III,
        /** Whoever was arrested may live elsewhere: only residents count against a unit. */
        ARRESTED_MAY_LIVE_ELSEWHERE,
        /** Whether wanted offenders hide there is in no figure. */
        WANTED_NOT_REPORTED,
        /** The figures are not accepted yet. */
        NOT_ACCEPTED
    }
}
