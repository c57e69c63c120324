package vn.pcmt.report.unit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.unit.UnitAmended;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitReorganised;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.kit.consume.VersionedWrites;

/** Lives of units as plan-service tells them, made up, each in the order of its versions. */
public final class UnitLives {

    public static final String PROVINCE = "44@2025-07-01";
    public static final String OTHER_PROVINCE = "46@2025-07-01";
    public static final String OLD_PROVINCE = "45@2021-01-01";
    public static final List<String> TODAYS = List.of("70001@2025-07-01", "70002@2025-07-01", "70003@2025-07-01");
    public static final List<String> OLD = List.of("71001@2021-01-01", "71002@2021-01-01", "71003@2021-01-01");

    private static final LocalDate MERGER = LocalDate.of(2025, 7, 1);

    private UnitLives() {}

    /** Every unit; each ends in a state that is settled. */
    public static List<UnitEvent> all(Random random) {
        List<UnitEvent> events = new ArrayList<>();
        TODAYS.forEach(key -> events.addAll(ofToday(key, random)));
        OLD.forEach(key -> events.addAll(old(key, random)));
        return events;
    }

    /** The province of today and the one before it, which may go into it: its place is told first, then its end. */
    public static List<UnitEvent> provinces(Random random) {
        List<String> today = List.of(PROVINCE, UnitState.COUNTRY_KEY);
        List<String> before = List.of(OLD_PROVINCE, UnitState.COUNTRY_KEY);
        List<UnitEvent> events = new ArrayList<>();
        events.add(new UnitRegistered(1, at(1), "quantri", province(PROVINCE, null, today, today)));
        events.add(new UnitRegistered(1, at(1), "quantri", province(OLD_PROVINCE, null, before, before)));
        if (random.nextInt(3) > 0) {
            events.add(
                    new UnitReorganised(2, at(2), "quantri", province(OLD_PROVINCE, null, before, today), "sap-nhap"));
            events.add(new UnitReorganised(
                    3, at(3), "quantri", province(OLD_PROVINCE, MERGER, before, today), "sap-nhap"));
        }
        return events;
    }

    private static UnitState province(String key, @Nullable LocalDate end, List<String> path, List<String> today) {
        return state(UnitKind.PROVINCE, key, 1, end, path, today);
    }

    /** A commune of today, which may be amended and may move to another province. */
    private static List<UnitEvent> ofToday(String key, Random random) {
        List<UnitEvent> life = new ArrayList<>();
        List<String> path = List.of(key, provinceOf(random), UnitState.COUNTRY_KEY);
        life.add(new UnitRegistered(1, at(1), "quantri", state(key, 1, null, path, path)));
        for (long version = 2; random.nextInt(3) > 0 && version < 6; version++) {
            if (random.nextBoolean()) {
                life.add(new UnitAmended(version, at(version), "quantri", state(key, version, null, path, path)));
            } else {
                path = List.of(key, provinceOf(random), UnitState.COUNTRY_KEY);
                life.add(new UnitReorganised(
                        version, at(version), "quantri", state(key, version, null, path, path), "chuyen"));
            }
        }
        return life;
    }

    /** A commune of the time before, which may go into one of today: its place is told first, then its end. */
    private static List<UnitEvent> old(String key, Random random) {
        List<UnitEvent> life = new ArrayList<>();
        List<String> path = List.of(key, "450@2021-01-01", OLD_PROVINCE, UnitState.COUNTRY_KEY);
        life.add(new UnitRegistered(1, at(1), "quantri", state(key, 1, null, path, path)));
        long version = 2;
        if (random.nextBoolean()) {
            life.add(new UnitAmended(version, at(version), "quantri", state(key, version, null, path, path)));
            version++;
        }
        if (random.nextInt(3) > 0) {
            List<String> today =
                    List.of(TODAYS.get(random.nextInt(TODAYS.size())), provinceOf(random), UnitState.COUNTRY_KEY);
            for (LocalDate end : new @Nullable LocalDate[] {null, MERGER}) {
                life.add(new UnitReorganised(
                        version, at(version), "quantri", state(key, version, end, path, today), "sap-nhap"));
                version++;
            }
        }
        return life;
    }

    private static String provinceOf(Random random) {
        return random.nextInt(3) > 0 ? PROVINCE : OTHER_PROVINCE;
    }

    private static Instant at(long version) {
        return Instant.parse("2025-07-01T00:00:00Z").plusSeconds(version);
    }

    private static UnitState state(
            String key, long version, @Nullable LocalDate end, List<String> path, List<String> today) {
        return state(UnitKind.COMMUNE, key, version, end, path, today);
    }

    private static UnitState state(
            UnitKind kind, String key, long version, @Nullable LocalDate end, List<String> path, List<String> today) {
        String[] codeAndStart = key.split("@", 2);
        return new UnitState(
                key,
                codeAndStart[0],
                "Xã " + codeAndStart[0] + ", tên " + version,
                kind,
                LocalDate.parse(codeAndStart[1]),
                end,
                version % 2 == 0,
                (int) version * 1000,
                new BigDecimal("16.62"),
                null,
                path,
                List.of(new Successor(BigDecimal.ONE, today)));
    }

    /** Takes unit events in as the service does. */
    public static Consumer<UnitEvent> projection(BeanFactory service, ApplicationEventPublisher told) {
        UnitProjection projection = new UnitProjection(
                service.getBean(VersionedWrites.class), service.getBean(MongoOperations.class), told);
        return event -> projection.on(new EventEnvelope<>(UUID.randomUUID(), "/plan-service", event.at(), null, event));
    }
}
