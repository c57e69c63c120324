package vn.pcmt.plan.obstacle;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.pcmt.contract.plan.ObstacleLevel;

/**
 * How long each level has to remove an obstacle before it goes up by itself, in working days.
 *
 * @param lease how long a node that takes an obstacle up has for it
 */
@Validated
@ConfigurationProperties("pcmt.obstacle")
record ObstacleSettings(
        @DefaultValue("3") @Min(1) @Max(250) int communeDays,
        @DefaultValue("3") @Min(1) @Max(250) int districtDays,
        @DefaultValue("5") @Min(1) @Max(250) int provinceDays,
        @DefaultValue("10") @Min(1) @Max(250) int countryDays,
        @DefaultValue("1m") @NotNull Duration lease) {

    int daysAt(ObstacleLevel level) {
        return switch (level) {
            case COMMUNE -> communeDays;
            case DISTRICT -> districtDays;
            case PROVINCE -> provinceDays;
            case COUNTRY -> countryDays;
        };
    }
}
