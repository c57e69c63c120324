package vn.pcmt.plan.officer;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.contract.officer.OfficerState.Leave;

/** Where the other features look officers up. */
@Component
public class OfficerDirectory {
    private final Officers officers;

    OfficerDirectory(Officers officers) {
        this.officers = officers;
    }

    /** An officer as last known, whether or not still in office. */
    public Optional<OfficerState> find(String id) {
        return officers.findById(id).map(Officer::state);
    }

    /** Those of these officers that are known, by id, whether or not still in office. */
    public Map<String, OfficerState> findAll(Collection<String> ids) {
        return officers.findAllById(ids).stream()
                .map(Officer::state)
                .collect(Collectors.toMap(OfficerState::id, Function.identity()));
    }

    /**
     * Whether an officer can answer for something on a day: known, and not gone by then. Leave does not matter here, a
     * deputy acts then.
     */
    public boolean inOffice(String id, LocalDate day) {
        return officers.findById(id).filter(officer -> officer.inOfficeOn(day)).isPresent();
    }

    /** Those of these ids whose officers can answer for something on a day. */
    public Set<String> inOffice(Collection<String> ids, LocalDate day) {
        return officers.findAllById(ids).stream()
                .filter(officer -> officer.inOfficeOn(day))
                .map(officer -> officer.state().id())
                .collect(Collectors.toSet());
    }

    /** Whether an officer is absent on a day. */
    public boolean onLeave(String id, LocalDate day) {
        return find(id).flatMap(officer -> officer.leaveOn(day)).isPresent();
    }

    /**
     * Who answers for an officer on a day: the officer, or during absence the deputy named for it. Nobody if neither is
     * in office, or both are absent.
     */
    public Optional<String> actingFor(String id, LocalDate day) {
        if (!inOffice(id, day)) {
            return Optional.empty();
        }
        Optional<Leave> leave = find(id).flatMap(officer -> officer.leaveOn(day));
        if (leave.isEmpty()) {
            return Optional.of(id);
        }
        return Optional.ofNullable(leave.get().deputy())
                .filter(deputy -> inOffice(deputy, day) && !onLeave(deputy, day));
    }
}
