package vn.pcmt.report.view;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.security.CallersUnits;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** Single units as they were last read, until anything is heard of units: every question names one. */
@Component
class RememberedUnits implements CallersUnits {

    private static final int MOST = 5000;

    private final Units units;
    private final Heard heard;
    private final Clock clock;
    private final @Nullable Cache<Known, Unit> remembered;

    RememberedUnits(Units units, Heard heard, RememberedSettings settings, Clock clock) {
        this.units = units;
        this.heard = heard;
        this.clock = clock;
        this.remembered = settings.most().toBytes() == 0
                ? null
                : Caffeine.newBuilder().maximumSize(MOST).build();
    }

    private record Known(String key, long mark) {}

    @Override
    public boolean hasEnded(String unitKey) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnamTime.ZONE);
        return find(unitKey)
                .map(Unit::validTo)
                .filter(end -> !today.isBefore(end))
                .isPresent();
    }

    /** What is not known is asked for each time: it may come. */
    Optional<Unit> find(String key) {
        if (remembered == null) {
            return units.find(key);
        }
        Known known = new Known(key, heard.markOfUnits());
        Unit unit = remembered.getIfPresent(known);
        if (unit != null) {
            return Optional.of(unit);
        }
        Optional<Unit> read = units.find(key);
        read.ifPresent(one -> remembered.put(known, one));
        return read;
    }
}
