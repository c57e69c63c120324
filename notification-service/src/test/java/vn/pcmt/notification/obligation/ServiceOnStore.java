package vn.pcmt.notification.obligation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.kit.calendar.CalendarAutoConfiguration;
import vn.pcmt.kit.consume.ConsumeAutoConfiguration;
import vn.pcmt.kit.store.StoreAutoConfiguration;
import vn.pcmt.kit.test.StoreUnderTest;
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.decision.Decisions;
import vn.pcmt.notification.delivery.AlertCause;
import vn.pcmt.notification.delivery.RaiseAlert;
import vn.pcmt.notification.delivery.Tell;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.preferences.Preferences;
import vn.pcmt.notification.silence.Silences;

/**
 * The features on the store under test, without broker and HTTP. Nothing runs by itself: a test applies events, sets the
 * clock and has what is due decided.
 */
public final class ServiceOnStore {

    /** Sunday 22 November 2026, 23.00 in Việt Nam: no mail leaves at this hour. */
    public static final Instant SUNDAY_NIGHT = Instant.parse("2026-11-22T16:00:00Z");

    private static final ConfigurableApplicationContext CONTEXT = start();
    private static final SettableClock CLOCK = CONTEXT.getBean(SettableClock.class);

    private ServiceOnStore() {}

    /** An empty store, on Sunday night. */
    public static void reset() {
        CLOCK.now = SUNDAY_NIGHT;
        for (String collection : List.of(
                "alerts",
                "obligations",
                "units",
                "officers",
                "committees",
                "decisions",
                "silences",
                "alert_groups",
                "group_members",
                "route_versions",
                "preferences",
                "digests",
                "webhook-targets",
                "push_subscriptions",
                "message-templates",
                "report_templates")) {
            mongo().remove(new Query(), collection);
        }
        directory().readAnew();
        bean(Preferences.class).readAnew();
    }

    public static void at(Instant now) {
        CLOCK.now = now;
    }

    public static MongoOperations mongo() {
        return CONTEXT.getBean(MongoOperations.class);
    }

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    /** All of a kind. */
    public static <T> List<T> beans(Class<T> type) {
        return List.copyOf(CONTEXT.getBeansOfType(type).values());
    }

    public static Directory directory() {
        return bean(Directory.class);
    }

    static ChaseSettings settings() {
        return bean(ChaseSettings.class);
    }

    public static Obligations obligations() {
        return bean(Obligations.class);
    }

    private static DueObligations dueObligations() {
        return bean(DueObligations.class);
    }

    /** Has everything that is due looked at until nothing is. */
    public static void decideWhatIsDue() {
        decideWhatIsDue(dueObligations());
    }

    /** Has one obligation decided, as a node does whose timers found it. */
    public static void decide(String obligation) {
        deciding(dueObligations(), bean(Tell.class)).lookAt(List.of(obligation));
    }

    /** Takes in what is owed. */
    public static void apply(Debt debt) {
        bean(TrackDebt.class).apply(debt);
    }

    /** Takes in what happened to a report. */
    public static void apply(ReportEvent event) {
        bean(TrackReport.class).apply(event);
    }

    /** Ids of what is due now. */
    public static List<String> dueNow() {
        return due();
    }

    /** A node raises the alerts of everything that is due, and stops before it keeps that it has. */
    public static void raiseWhatIsDueAndStop() {
        decideWhatIsDue(new DueObligations(mongo()) {
            @Override
            void keep(Collection<Decided> decisions) {}
        });
    }

    /** Has all that is due decided together, once, while nobody can be told of some of it, and something else happens. */
    public static void decideTogether(Predicate<AlertCause> cannotBeTold, Runnable meanwhile) {
        Tell officers = bean(Tell.class);
        deciding(dueObligations(), causes -> {
                    if (causes.stream().anyMatch(cannotBeTold)) {
                        meanwhile.run();
                        throw new IllegalStateException("cannot be told");
                    }
                    officers.tell(causes);
                })
                .lookAt(due());
    }

    private static void decideWhatIsDue(DueObligations obligations) {
        DecideAlerts decide = deciding(obligations, bean(Tell.class));
        for (List<String> due = due(); !due.isEmpty(); due = due()) {
            decide.lookAt(due);
        }
    }

    private static DecideAlerts deciding(DueObligations obligations, Tell officers) {
        return new DecideAlerts(
                obligations,
                officers,
                bean(RaiseAlert.class),
                () -> Optional.of(Chase.Scope.EVERYTHING),
                bean(Silences.class),
                bean(Decisions.class),
                bean(ChaseSettings.class),
                bean(PursuitSettings.class),
                bean(WorkingHours.class),
                CLOCK);
    }

    private static List<String> due() {
        return dueObligations().due(CLOCK.now, Chase.Scope.EVERYTHING, 1000);
    }

    private static ConfigurableApplicationContext start() {
        Map<String, Object> settings = new HashMap<>(StoreUnderTest.properties());
        settings.put("pcmt.kit.enabled", true);
        settings.put("spring.config.name", "none");
        settings.put("spring.data.mongodb.auto-index-creation", true);
        settings.put("spring.messages.basename", "vn/pcmt/notification/messages");
        settings.put("spring.messages.fallback-to-system-locale", false);
        settings.put("pcmt.notification.webhook.key", "khoa-de-thu");
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", 1);
        settings.put("pcmt.notification.poll", "1h");
        settings.put("pcmt.notification.delivery.poll", "1h");
        return new SpringApplicationBuilder(Configured.class)
                .web(WebApplicationType.NONE)
                .properties(settings)
                .run();
    }

    /** A clock that stands still until it is set. */
    public static final class SettableClock extends Clock {
        private volatile Instant now = SUNDAY_NIGHT;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Bears no stereotype, so that the whole service never scans it. */
    @ComponentScan(
            basePackages = {
                "vn.pcmt.notification.calendar",
                "vn.pcmt.notification.catalogue",
                "vn.pcmt.notification.directory",
                "vn.pcmt.notification.routing",
                "vn.pcmt.notification.decision",
                "vn.pcmt.notification.silence",
                "vn.pcmt.notification.grouping",
                "vn.pcmt.notification.escalation",
                "vn.pcmt.notification.delivery",
                "vn.pcmt.notification.preferences",
                "vn.pcmt.notification.templates",
                "vn.pcmt.notification.channels",
                "vn.pcmt.notification.webhook",
                "vn.pcmt.notification.push",
                "vn.pcmt.notification.digest",
                "vn.pcmt.notification.telling",
                "vn.pcmt.notification.obligation"
            },
            excludeFilters = {
                @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = CaughtUp.class),
                @ComponentScan.Filter(classes = TestConfiguration.class)
            })
    @ImportAutoConfiguration({
        MongoAutoConfiguration.class,
        DataMongoAutoConfiguration.class,
        MessageSourceAutoConfiguration.class,
        MailSenderAutoConfiguration.class,
        ConsumeAutoConfiguration.class,
        StoreAutoConfiguration.class,
        CalendarAutoConfiguration.class
    })
    public static class Configured {
        @Bean
        SettableClock clock() {
            return new SettableClock();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Readiness nothingByItself() {
            return Optional::empty;
        }
    }
}
