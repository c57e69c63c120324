package vn.pcmt.report.sample;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.SampleProgress;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.expected.ExpectReports;
import vn.pcmt.report.rule.Rules;
import vn.pcmt.report.sample.SampleStory.Fate;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.Unit;

/**
 * Loads the sample reports once those that are owed are there, newest period first. Deterministic, and resumed after a
 * kill: what an earlier run has done is left alone, and so is a report that somebody has touched since.
 */
@Component
@ConditionalOnBooleanProperty("pcmt.sample")
@EnableConfigurationProperties(SampleSettings.class)
class LoadSample implements SmartLifecycle, SampleProgress {

    private static final Logger LOG = LoggerFactory.getLogger(LoadSample.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MISSING = 4;
    private static final int AWAITING_REVIEW = 12;
    private static final int RETURNED = 4;

    private final ExpectReports expected;
    private final Reports reports;
    private final PlayReport play;
    private final Catalogue catalogue;
    private final Rules rules;
    private final ReportingCalendar calendar;
    private final SampleSettings settings;
    private final Clock clock;
    private final AtomicInteger done = new AtomicInteger();
    private volatile int total;
    private volatile boolean finished;
    private volatile @Nullable Thread thread;

    LoadSample(
            ExpectReports expected,
            Reports reports,
            PlayReport play,
            Catalogue catalogue,
            Rules rules,
            ReportingCalendar calendar,
            SampleSettings settings,
            Clock clock) {
        this.expected = expected;
        this.reports = reports;
        this.play = play;
        this.catalogue = catalogue;
        this.rules = rules;
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    /** A report to be played, and how far an earlier run has come with it. */
    private record Part(ReportId id, Unit unit, List<Step> steps, int done) {}

    private void load() {
        try {
            List<ExpectReports.Owed> owed = awaitExpected();
            long began = System.nanoTime();
            List<Part> parts = parts(owed);
            total = parts.size();
            LOG.info("Loading {} sample reports", total);
            playAll(parts);
            for (List<Part> more : List.of(provincialParts(), campaignParts())) {
                total += more.size();
                playAll(more);
            }
            finished = true;
            LOG.info("Sample reports are loaded: {} in {} s", total, (System.nanoTime() - began) / 1_000_000_000);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until all units are known and every report they owe by now is there. */
    private List<ExpectReports.Owed> awaitExpected() throws InterruptedException {
        while (true) {
            try {
                List<ExpectReports.Owed> owed = expected.owed(Catalogue.MONTHLY);
                long units = of(ReportingLevel.COMMUNE, owed)
                        .map(ExpectReports.Owed::unit)
                        .distinct()
                        .count();
                if (units >= settings.units() && reports.existing(ids(owed)).size() == owed.size()) {
                    return owed;
                }
            } catch (DataAccessException away) {
                LOG.warn("Sample reports wait for the store: {}", away.toString());
            }
            Thread.sleep(PAUSE);
        }
    }

    private List<Part> parts(List<ExpectReports.Owed> owed) {
        Instant now = clock.instant();
        ReportingPeriod current = calendar.current(PeriodKind.MONTH, now);
        List<ExpectReports.Owed> open = of(ReportingLevel.COMMUNE, owed)
                .filter(report -> report.period().compareTo(current) <= 0)
                .sorted(Comparator.comparing(ExpectReports.Owed::period).reversed())
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        SampleFigures figures = new SampleFigures(
                settings.seed(),
                open.stream().map(ExpectReports.Owed::unit).distinct().toList(),
                open.getLast().period(),
                current);
        List<String> latest = open.stream()
                .filter(report -> report.period().equals(current))
                .map(report -> report.unit().key())
                .sorted(Comparator.comparing(key -> chance("latest", key).upTo(Long.MAX_VALUE - 1)))
                .toList();
        Map<String, Long> versions = reports.versions(ids(open));
        List<Part> parts = new ArrayList<>();
        for (ExpectReports.Owed report : open) {
            Map<String, BigDecimal> values = figures.of(report.unit().key(), report.period());
            if (values != null) {
                ReportId id = report.id();
                Chance chance = chance("story", id.toString());
                Fate fate = report.period().equals(current)
                        ? latestFate(latest.indexOf(report.unit().key()), chance)
                        : Fate.past(chance);
                List<Step> steps = new SampleStory(
                                form(id), rules.ids(), calendar.deadlines(report.period()), chance, now)
                        .of(values, fate);
                parts.add(new Part(
                        id,
                        report.unit(),
                        steps,
                        versions.getOrDefault(id.toString(), 0L).intValue()));
            }
        }
        return parts;
    }

    /** What provinces report of their own forces; the latest waits for its review. */
    private List<Part> provincialParts() {
        Instant now = clock.instant();
        ReportingPeriod current = calendar.current(PeriodKind.MONTH, now);
        ProvincialFigures figures = new ProvincialFigures(settings.seed());
        List<ExpectReports.Owed> open = of(ReportingLevel.PROVINCE, expected.owed(Catalogue.MONTHLY))
                .filter(report -> report.period().compareTo(current) <= 0)
                .toList();
        Map<String, Long> versions = reports.versions(ids(open));
        return open.stream()
                .map(report -> {
                    Chance chance = chance("story", report.id().toString());
                    Fate fate = report.period().equals(current)
                            ? Fate.AWAITING_REVIEW
                            : chance.happens(0.05) ? Fate.LATE : Fate.ACCEPTED;
                    SampleStory story = new SampleStory(
                            form(report.id()).of(report.level()),
                            rules.ids(),
                            calendar.deadlines(report.period(), report.level(), null),
                            chance,
                            now);
                    return new Part(
                            report.id(),
                            report.unit(),
                            story.of(figures.of(report.unit(), report.period()), fate),
                            versions.getOrDefault(report.id().toString(), 0L).intValue());
                })
                .toList();
    }

    private static Stream<ExpectReports.Owed> of(ReportingLevel level, List<ExpectReports.Owed> owed) {
        return owed.stream().filter(report -> report.level() == level);
    }

    /** Reports of campaigns long past, of the plans that are known by now. */
    private List<Part> campaignParts() {
        Instant now = clock.instant();
        CampaignFigures figures = new CampaignFigures(settings.seed());
        List<ExpectReports.Owed> owed = of(ReportingLevel.COMMUNE, expected.owed(Catalogue.CAMPAIGN))
                .filter(report -> calendar.deadlines(report.period()).dueAt().isBefore(now))
                .toList();
        Map<String, Long> versions = reports.versions(ids(owed));
        return owed.stream()
                .map(report -> {
                    Chance chance = chance("story", report.id().toString());
                    SampleStory story = new SampleStory(
                            form(report.id()), rules.ids(), calendar.deadlines(report.period()), chance, now);
                    return new Part(
                            report.id(),
                            report.unit(),
                            story.of(figures.of(report.unit(), report.period()), Fate.past(chance)),
                            versions.getOrDefault(report.id().toString(), 0L).intValue());
                })
                .toList();
    }

    private Template form(ReportId id) {
        return catalogue.inForce(id.template(), id.period()).orElseThrow();
    }

    /** In the latest period a few are missing, some wait and some are with their units again. */
    private static Fate latestFate(int rank, Chance chance) {
        if (rank < MISSING) {
            return Fate.MISSING;
        }
        if (rank < MISSING + AWAITING_REVIEW) {
            return Fate.AWAITING_REVIEW;
        }
        if (rank < MISSING + AWAITING_REVIEW + RETURNED) {
            return Fate.RETURNED;
        }
        return chance.happens(0.06) ? Fate.LATE : Fate.ACCEPTED;
    }

    private void playAll(List<Part> parts) throws InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(
                settings.threads(), Thread.ofVirtual().name("sample-", 1).factory());
        try {
            parts.forEach(part -> senders.execute(() -> play(part)));
            senders.shutdown();
            while (!senders.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.info("Sample reports: {} of {}", done.get(), total);
            }
        } finally {
            senders.shutdownNow();
        }
    }

    /** One report that fails never stops the others. */
    private void play(Part part) {
        try {
            play.play(part.id(), part.unit(), part.steps(), part.done());
        } catch (Refusal touched) {
            LOG.info("Sample report {} is left as it is: {}", part.id(), touched.getMessage());
        } catch (RuntimeException failed) {
            LOG.warn("Sample report {} could not be completed", part.id(), failed);
        }
        done.incrementAndGet();
    }

    private Chance chance(String... words) {
        return Chance.of(settings.seed(), words);
    }

    private static List<String> ids(List<ExpectReports.Owed> owed) {
        return owed.stream().map(report -> report.id().toString()).toList();
    }

    @Override
    public int done() {
        return done.get();
    }

    @Override
    public int total() {
        return total;
    }

    @Override
    public boolean finished() {
        return finished;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("sample").start(this::load);
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
