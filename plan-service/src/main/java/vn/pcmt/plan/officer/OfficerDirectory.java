package vn.pcmt.plan.officer;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.Deputies;
import vn.pcmt.contract.officer.OfficerState;

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

    /**
     * Who answers for an officer on a day: the officer, or during absence whoever acts by {@link Deputies}. Nobody if
     * none of them is there.
     */
    public Optional<String> actingFor(String id, LocalDate day) {
        return Deputies.whoActsFor(id, day, one -> officers.findById(one)
                .filter(officer -> officer.inOfficeOn(day))
                .map(officer -> Objects.requireNonNullElse(officer.state().leaves(), List.of())));
    }
}
