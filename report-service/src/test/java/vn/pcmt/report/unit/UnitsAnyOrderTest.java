package vn.pcmt.report.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.report.AnyOrder;

/** Any repetition and re-ordering of unit-events gives the same directory of units: the last state of each. */
class UnitsAnyOrderTest {

    private final MongoOperations store = AnyOrder.context().getBean(MongoOperations.class);
    private final Units units = AnyOrder.context().getBean(Units.class);

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void anyRepetitionAndReorderingGivesTheLastStateOfEveryUnit(@ForAll long seed) {
        Random random = new Random(seed);
        List<UnitEvent> history = UnitLives.all(random);
        receive(AnyOrder.disturbed(history, random));
        assertThatTheDirectoryIsThatOf(history);
    }

    /** Shows that the property can fail. */
    @Example
    void aDirectoryThatTakesTheLastArrivalFailsTheProperty() {
        assertThatThrownBy(() -> {
                    for (long seed = 0; seed < 20; seed++) {
                        Random random = new Random(seed);
                        List<UnitEvent> history = UnitLives.all(random);
                        List<Event> arrived = new ArrayList<>(AnyOrder.disturbed(history, random));
                        receive(AnyOrder.numberedByArrival(arrived).stream()
                                .map(UnitEvent.class::cast)
                                .toList());
                        assertThatTheDirectoryIsThatOf(history);
                    }
                })
                .isInstanceOf(AssertionError.class);
    }

    private void receive(List<UnitEvent> events) {
        store.remove(new Query(), Unit.class);
        List<Object> told = new ArrayList<>();
        Consumer<UnitEvent> projection = UnitLives.projection(AnyOrder.context(), told::add);
        events.forEach(projection);
        assertThat(told)
                .containsExactlyElementsOf(events.stream()
                        .map(event -> new UnitChanged(event.aggregateId()))
                        .toList());
    }

    private void assertThatTheDirectoryIsThatOf(List<UnitEvent> history) {
        Map<String, UnitState> last = new TreeMap<>();
        history.forEach(event -> last.put(event.aggregateId(), event.unit()));

        assertThat(store.findAll(Unit.class)).hasSize(last.size());
        last.forEach((key, state) -> assertThat(units.find(key))
                .get()
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(Unit.of(state, 1)));
        for (String area : List.of(UnitLives.PROVINCE, UnitLives.OTHER_PROVINCE, UnitLives.OLD_PROVINCE)) {
            assertThat(units.communesWithin(List.of(area)))
                    .extracting(Unit::key)
                    .containsExactlyInAnyOrderElementsOf(last.values().stream()
                            .filter(unit -> isWithin(unit, area))
                            .map(UnitState::key)
                            .collect(Collectors.toSet()));
        }
    }

    private static boolean isWithin(UnitState unit, String area) {
        return unit.path().contains(area)
                || unit.today().stream().anyMatch(successor -> successor.path().contains(area));
    }
}
