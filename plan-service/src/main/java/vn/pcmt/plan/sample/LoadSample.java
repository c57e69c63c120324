package vn.pcmt.plan.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.officer.OfficerDetails;
import vn.pcmt.plan.officer.RegisterOfficer;
import vn.pcmt.plan.plan.CreatePlan;
import vn.pcmt.plan.plan.IssuePlan;
import vn.pcmt.plan.plan.PlanWritten;
import vn.pcmt.plan.unit.UnitDirectory;

/**
 * Fills a trial installation through the use cases everyone else goes through. What is there already is left alone, so a
 * start cut short is taken up where it stopped, and what people changed since stays changed.
 */
@Component
@ConditionalOnBooleanProperty("pcmt.sample")
@Order(Ordered.LOWEST_PRECEDENCE)
class LoadSample implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(LoadSample.class);
    private static final Caller SYSTEM =
            new Caller(Event.SYSTEM, "Dữ liệu mẫu", Set.of(OfficerRole.ADMIN, OfficerRole.LEADER), null);

    private final UnitDirectory units;
    private final RegisterOfficer registerOfficer;
    private final CreatePlan createPlan;
    private final IssuePlan issuePlan;
    private final PlayProgramme playProgramme;
    private final Clock clock;

    LoadSample(
            UnitDirectory units,
            RegisterOfficer registerOfficer,
            CreatePlan createPlan,
            IssuePlan issuePlan,
            PlayProgramme playProgramme,
            Clock clock) {
        this.units = units;
        this.registerOfficer = registerOfficer;
        this.createPlan = createPlan;
        this.issuePlan = issuePlan;
        this.playProgramme = playProgramme;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        UnitState province = units.find(SamplePeople.PROVINCE).orElse(null);
        if (province == null) {
            LOG.warn("No sample data: the units of Quảng Trị are not loaded");
            return;
        }
        long started = System.nanoTime();
        int officers = loadOfficers(province);
        int plans = loadPlans();
        if (officers + plans > 0) {
            LOG.info(
                    "Loaded {} officers and {} plans in {} ms (DỮ LIỆU MẪU)",
                    officers,
                    plans,
                    Duration.ofNanos(System.nanoTime() - started).toMillis());
        }
    }

    private int loadOfficers(UnitState province) {
        int loaded = 0;
        Map<String, OfficerDetails> officers = SampleOfficers.of(province, units.communesUnder(SamplePeople.PROVINCE));
        for (Map.Entry<String, OfficerDetails> officer : officers.entrySet()) {
            String id = officer.getKey();
            if (!registerOfficer.knows(id)) {
                registerOfficer.handle(id, officer.getValue(), SYSTEM, new IdempotencyKey("sample-officer-" + id));
                loaded++;
            }
        }
        return loaded;
    }

    /** The reports come first: whoever counts them can begin while the programmes are told. */
    private int loadPlans() {
        int loaded = startReporting() ? 1 : 0;
        for (ProgrammeStory story : ProgrammeStory.all()) {
            try {
                if (playProgramme.playOnce(story)) {
                    loaded++;
                }
            } catch (RuntimeException stopped) {
                // A trial installation without one of its stories is still one to try.
                LOG.warn("The story of {} is left as it is", story.key(), stopped);
            }
        }
        return loaded;
    }

    private boolean startReporting() {
        IdempotencyKey key = new IdempotencyKey(ReportingRegime.KEY);
        PlanWritten plan = createPlan.find(SYSTEM, key).orElse(null);
        if (plan == null) {
            plan = createPlan.handle(
                    ReportingRegime.since(ZonedDateTime.now(clock.withZone(VietnamTime.ZONE))), true, SYSTEM, key);
        }
        if (!plan.stillDraft()) {
            return false;
        }
        IdempotencyKey issue = new IdempotencyKey(ReportingRegime.KEY + "-issue");
        issuePlan.handle(plan.id(), SYSTEM, issue, new ExpectedVersion(plan.version()));
        return true;
    }
}
