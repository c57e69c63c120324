package vn.pcmt.plan.unit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of units.
 *
 * @param bootstrap whether the units of Quảng Trị are loaded into an empty store
 */
@ConfigurationProperties("pcmt.plan.units")
record UnitSettings(@DefaultValue("true") boolean bootstrap) {}
