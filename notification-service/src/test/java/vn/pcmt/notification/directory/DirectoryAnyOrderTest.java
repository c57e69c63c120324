package vn.pcmt.notification.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.officer.OfficerAmended;
import vn.pcmt.contract.officer.OfficerEvent;
import vn.pcmt.contract.officer.OfficerLeft;
import vn.pcmt.contract.officer.OfficerRegistered;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.contract.officer.OfficerState.Leave;
import vn.pcmt.contract.unit.UnitAmended;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitReorganised;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.notification.obligation.ServiceOnStore;

/** Any repetition and re-ordering of unit-events and officer-events gives the same directory. */
class DirectoryAnyOrderTest {

    private static final Instant AT = Instant.parse("2025-07-02T01:00:00Z");
    private static final String PROVINCE = "44@2025-07-01";
    private static final String OLD_PROVINCE = "45@2021-01-01";
    private static final List<String> TODAYS = List.of("18859@2025-07-01", "18862@2025-07-01");
    private static final List<String> OLD = List.of("18883@2021-01-01", "18886@2021-01-01");
    private static final List<String> OFFICERS = List.of("bc-18859", "ct-18859", "bc-18862", "duyet");
    private static final LocalDate MERGER = LocalDate.of(2025, 7, 1);

    @Property(tries = 80, shrinking = ShrinkingMode.OFF)
    void anyRepetitionAndReorderingGivesTheLastStates(@ForAll long seed) {
        Random random = new Random(seed);
        List<Event> history = history(random);
        receive(disturbed(history, random));
        assertThatTheDirectoryIsThatOf(history);
    }

    /** Shows that the property can fail. */
    @Example
    void aDirectoryThatTakesTheLastArrivalFailsTheProperty() {
        assertThatThrownBy(() -> {
                    for (long seed = 0; seed < 20; seed++) {
                        Random random = new Random(seed);
                        List<Event> history = history(random);
                        List<Event> numbered = new ArrayList<>();
                        disturbed(history, random)
                                .forEach(event -> numbered.add(
                                        switch (event) {
                                            case UnitEvent unit ->
                                                new UnitAmended(numbered.size() + 1L, AT, "quantri", unit.unit());
                                            case OfficerLeft left ->
                                                new OfficerLeft(numbered.size() + 1L, AT, "quantri", left.officer());
                                            case OfficerEvent officer ->
                                                new OfficerAmended(
                                                        numbered.size() + 1L, AT, "quantri", officer.officer());
                                            default -> throw new AssertionError(event);
                                        }));
                        receive(numbered);
                        assertThatTheDirectoryIsThatOf(history);
                    }
                })
                .isInstanceOf(AssertionError.class);
    }

    private static void receive(List<Event> events) {
        ServiceOnStore.reset();
        for (Event event : events) {
            switch (event) {
                case UnitEvent unit -> ServiceOnStore.directory().apply(unit);
                case OfficerEvent officer -> ServiceOnStore.directory().apply(officer);
                default -> throw new AssertionError(event);
            }
        }
    }

    private static void assertThatTheDirectoryIsThatOf(List<Event> history) {
        Map<String, UnitState> units = new TreeMap<>();
        Map<String, OfficerEvent> officers = new TreeMap<>();
        for (Event event : history) {
            switch (event) {
                case UnitEvent unit -> units.put(unit.aggregateId(), unit.unit());
                case OfficerEvent officer -> officers.put(officer.aggregateId(), officer);
                default -> throw new AssertionError(event);
            }
        }
        Directory directory = ServiceOnStore.directory();
        units.forEach((key, state) -> assertThat(directory.unit(key)).get().satisfies(unit -> {
            assertThat(unit.name()).isEqualTo(state.name());
            assertThat(unit.validTo()).isEqualTo(state.validTo());
            assertThat(unit.path()).isEqualTo(state.path());
            assertThat(unit.successors())
                    .containsExactlyElementsOf(state.today().stream()
                            .map(successor -> successor.path().getFirst())
                            .toList());
        }));
        for (String area : List.of(PROVINCE, OLD_PROVINCE, TODAYS.getFirst())) {
            assertThat(directory.within(area))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of(area),
                                    units.values().stream()
                                            .filter(unit -> isWithin(unit, area))
                                            .map(UnitState::key))
                            .collect(Collectors.toSet()));
        }
        officers.forEach((id, event) -> assertThat(directory.officer(id)).get().satisfies(officer -> {
            assertThat(officer.name()).isEqualTo(event.officer().name());
            assertThat(officer.post()).isEqualTo(event.officer().post());
            assertThat(officer.unitKey()).isEqualTo(event.officer().unitKey());
            assertThat(officer.email()).isEqualTo(event.officer().email());
            assertThat(officer.roles()).isEqualTo(event.officer().roles());
            assertThat(officer.leaves())
                    .isEqualTo(Objects.requireNonNullElse(event.officer().leaves(), List.of()));
            assertThat(officer.active()).isEqualTo(!(event instanceof OfficerLeft));
        }));
        for (String unit : Stream.concat(TODAYS.stream(), Stream.of(PROVINCE)).toList()) {
            assertThat(directory.inOffice(unit, OfficerRole.COMMUNE_REPORTER, OfficerRole.COMMUNE_HEAD))
                    .extracting(Officer::id)
                    .containsExactlyElementsOf(officers.values().stream()
                            .filter(event -> !(event instanceof OfficerLeft))
                            .map(OfficerEvent::officer)
                            .filter(officer -> officer.unitKey().equals(unit)
                                    && (officer.roles().contains(OfficerRole.COMMUNE_REPORTER)
                                            || officer.roles().contains(OfficerRole.COMMUNE_HEAD)))
                            .map(OfficerState::id)
                            .toList());
        }
    }

    private static boolean isWithin(UnitState unit, String area) {
        return Stream.concat(
                        unit.path().stream(), unit.today().stream().flatMap(successor -> successor.path().stream()))
                .anyMatch(area::equals);
    }

    /** Everything that happened, each aggregate in order. */
    private static List<Event> history(Random random) {
        List<Event> events = new ArrayList<>();
        for (String key : TODAYS) {
            events.addAll(unit(key, List.of(key, PROVINCE, UnitState.COUNTRY_KEY), random));
        }
        for (String key : OLD) {
            events.addAll(unit(key, List.of(key, "450@2021-01-01", OLD_PROVINCE, UnitState.COUNTRY_KEY), random));
        }
        OFFICERS.forEach(id -> events.addAll(officer(id, random)));
        return events;
    }

    private static List<UnitEvent> unit(String key, List<String> path, Random random) {
        List<UnitEvent> life = new ArrayList<>();
        life.add(new UnitRegistered(1, AT, "quantri", unit(key, 1, null, path, List.of(path))));
        for (long version = 2; random.nextInt(3) > 0 && version < 6; version++) {
            boolean ends = OLD.contains(key) && random.nextBoolean();
            List<List<String>> today = ends
                    ? TODAYS.subList(0, 1 + random.nextInt(2)).stream()
                            .map(successor -> List.of(successor, PROVINCE, UnitState.COUNTRY_KEY))
                            .toList()
                    : List.of(path);
            UnitState state = unit(key, version, ends ? MERGER : null, path, today);
            life.add(
                    ends
                            ? new UnitReorganised(version, AT, "quantri", state, "sap-nhap")
                            : new UnitAmended(version, AT, "quantri", state));
        }
        return life;
    }

    private static UnitState unit(
            String key, long version, @Nullable LocalDate end, List<String> path, List<List<String>> today) {
        return new UnitState(
                key,
                key.substring(0, 5),
                "Xã " + key + ", tên " + version,
                UnitKind.COMMUNE,
                LocalDate.parse(key.substring(6)),
                end,
                false,
                null,
                null,
                null,
                path,
                today.stream()
                        .map(where -> new Successor(new BigDecimal(today.size() == 1 ? "1" : "0.5"), where))
                        .toList());
    }

    private static List<OfficerEvent> officer(String id, Random random) {
        List<OfficerEvent> life = new ArrayList<>();
        life.add(new OfficerRegistered(1, AT, "quantri", officer(id, 1, random)));
        for (long version = 2; random.nextInt(3) > 0 && version < 6; version++) {
            life.add(new OfficerAmended(version, AT, "quantri", officer(id, version, random)));
        }
        if (random.nextInt(3) == 0) {
            OfficerEvent last = life.getLast();
            life.add(new OfficerLeft(last.version() + 1, AT, "quantri", last.officer()));
        }
        return life;
    }

    private static OfficerState officer(String id, long version, Random random) {
        Set<OfficerRole> roles = EnumSet.noneOf(OfficerRole.class);
        for (OfficerRole role : List.of(OfficerRole.COMMUNE_REPORTER, OfficerRole.COMMUNE_HEAD, OfficerRole.REVIEWER)) {
            if (random.nextBoolean()) {
                roles.add(role);
            }
        }
        return new OfficerState(
                id,
                "Cán bộ " + id,
                "Chức vụ " + version,
                random.nextInt(4) == 0 ? PROVINCE : TODAYS.get(random.nextInt(2)),
                roles,
                random.nextBoolean() ? id + version + "@quangtri.example" : null,
                null,
                null,
                random.nextBoolean()
                        ? List.of(new Leave(MERGER, MERGER.plusDays(version), random.nextBoolean() ? "duyet" : null))
                        : null,
                null);
    }

    /** The same events in any order, some of them several times. */
    private static List<Event> disturbed(List<Event> history, Random random) {
        List<Event> events = new ArrayList<>(history);
        history.forEach(event -> {
            for (int copies = random.nextInt(3); copies > 0; copies--) {
                events.add(event);
            }
        });
        Collections.shuffle(events, random);
        return events;
    }
}
