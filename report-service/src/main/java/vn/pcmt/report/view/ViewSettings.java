package vn.pcmt.report.view;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How totals are shown.
 *
 * @param freshnessEvery how often to look how far behind the read model is
 * @param reconcileEvery how often to compare the totals of each form and period with a recomputation
 * @param reconcileAgainAfter pause before totals are looked at again that moved meanwhile
 * @param latencyHorizon older events are history being loaded and are left out of the latency measured
 * @param missingFor how long something has to be missing to count as missing that long: each limit, the shortest first
 * @param live the live stream
 */
@Validated
@ConfigurationProperties("pcmt.report.view")
record ViewSettings(
        @DefaultValue("1s") Duration freshnessEvery,
        @DefaultValue("1h") Duration reconcileEvery,
        @DefaultValue("10s") Duration reconcileAgainAfter,
        @DefaultValue("1h") Duration latencyHorizon,
        @DefaultValue({"3d", "7d", "30d"}) List<Duration> missingFor,
        @DefaultValue Live live) {

    /**
     * @param connections most open at once on this instance
     * @param connectionsPerCaller most open at once by one caller on this instance
     * @param heartbeat comment sent when nothing else was, so that proxies and clients see that the line stands
     * @param life after which a connection ends and the client comes again, with a fresh token
     * @param recent changes remembered for clients that resume
     * @param queue changes waiting for one slow client before it is dropped
     * @param shownWithin longest wait until the read model shows a change, before it is told all the same
     */
    record Live(
            @DefaultValue("2000") @Positive int connections,
            @DefaultValue("10") @Positive int connectionsPerCaller,
            @DefaultValue("15s") Duration heartbeat,
            @DefaultValue("15m") Duration life,
            @DefaultValue("5000") @Positive int recent,
            @DefaultValue("1000") @Positive int queue,
            @DefaultValue("5s") Duration shownWithin) {}
}
