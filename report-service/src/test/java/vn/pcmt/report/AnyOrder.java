package vn.pcmt.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.plan.PlanIssued;
import vn.pcmt.contract.plan.RequirementSet;
import vn.pcmt.contract.unit.UnitAmended;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitReorganised;

/** What the properties about repeated and re-ordered events share. */
public final class AnyOrder {

    private AnyOrder() {}

    /** The same events in any order, some of them several times. */
    public static <E> List<E> disturbed(List<E> history, Random random) {
        List<E> events = new ArrayList<>(history);
        history.forEach(event -> {
            for (int copies = random.nextInt(3); copies > 0; copies--) {
                events.add(event);
            }
        });
        Collections.shuffle(events, random);
        return events;
    }

    /** The events as somebody sees them who lets the last arrival win: with these a property has to fail. */
    public static List<Event> numberedByArrival(List<Event> arrived) {
        List<Event> events = new ArrayList<>();
        for (Event event : arrived) {
            long number = events.size() + 1L;
            events.add(
                    switch (event) {
                        case PlanIssued it -> new PlanIssued(number, it.at(), it.actor(), it.plan());
                        case RequirementSet it ->
                            new RequirementSet(number, it.at(), it.actor(), it.plan(), it.requirement());
                        case UnitRegistered it -> new UnitRegistered(number, it.at(), it.actor(), it.unit());
                        case UnitAmended it -> new UnitAmended(number, it.at(), it.actor(), it.unit());
                        case UnitReorganised it ->
                            new UnitReorganised(number, it.at(), it.actor(), it.unit(), it.reorganisation());
                        default -> throw new IllegalArgumentException(event.toString());
                    });
        }
        return events;
    }

    /** The context that all suites on the store share, for tests that are not run by Jupiter. */
    public static ApplicationContext context() {
        return new TestContextManager(Suite.class).getTestContext().getApplicationContext();
    }

    @OnStore
    private static final class Suite {}
}
