package vn.pcmt.kit.calendar;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is not settled about the days off, as long as an administrator has not decided on the year. All services must be
 * given the same answer.
 *
 * @param cultureDayOff whether 24 November is a day off: announced by resolution, not yet law
 * @param applyProposals whether swapped days that were only proposed count
 */
@ConfigurationProperties("pcmt.calendar")
public record WorkingDaySettings(
        @DefaultValue("false") boolean cultureDayOff,
        @DefaultValue("false") boolean applyProposals) {}
