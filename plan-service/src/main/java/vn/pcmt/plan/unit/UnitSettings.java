package vn.pcmt.plan.unit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of units.
 *
 * @param bootstrap whether the units of Quảng Trị are loaded into an empty store
 * @param tick how often to look for reorganisations whose day has come
 */
@ConfigurationProperties("pcmt.plan.units")
record UnitSettings(
        @DefaultValue("true") boolean bootstrap,
        @DefaultValue("10s") Duration tick) {
    UnitSettings {
        if (!tick.isPositive()) {
            throw new IllegalArgumentException("pcmt.plan.units.tick must be positive: " + tick);
        }
    }
}
