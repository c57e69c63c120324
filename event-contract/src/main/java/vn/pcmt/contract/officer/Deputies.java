package vn.pcmt.contract.officer;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.officer.OfficerState.Leave;

/** What the deputies named for absences mean. All services follow them alike. Pure. */
public final class Deputies {
    /** Nobody means a longer chain: it is what is left when each deputy goes on leave after being named. */
    private static final int LONGEST_CHAIN = 5;

    private Deputies() {}

    /**
     * Who answers for an officer on a day: the officer; during absence the deputy named for it, or during that one's
     * absence the next. Nobody if the chain ends with somebody who is away or not in office, leads back to one it has
     * passed, or is longer than {@value #LONGEST_CHAIN}.
     *
     * @param leavesOf times of absence of an officer; empty for who is not in office on the day
     */
    public static Optional<String> whoActsFor(
            String officer, LocalDate day, Function<String, Optional<List<Leave>>> leavesOf) {
        Set<String> passed = new HashSet<>();
        @Nullable String candidate = officer;
        while (candidate != null && passed.size() <= LONGEST_CHAIN && passed.add(candidate)) {
            Optional<List<Leave>> leaves = leavesOf.apply(candidate);
            if (leaves.isEmpty()) {
                return Optional.empty();
            }
            Optional<Leave> away =
                    leaves.get().stream().filter(leave -> leave.covers(day)).findFirst();
            if (away.isEmpty()) {
                return Optional.of(candidate);
            }
            candidate = away.get().deputy();
        }
        return Optional.empty();
    }
}
