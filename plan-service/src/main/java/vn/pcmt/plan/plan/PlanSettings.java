package vn.pcmt.plan.plan;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What holds for all plans.
 *
 * @param cutOffDay last day of a month's facts in the reporting regime
 */
@Validated
@ConfigurationProperties("pcmt.plan")
record PlanSettings(@DefaultValue("14") @Min(1) @Max(28) int cutOffDay) {}
