package vn.pcmt.plan.sample;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.committee.AppointCommittee;
import vn.pcmt.plan.plan.CreatePlan;
import vn.pcmt.plan.plan.IssuePlan;
import vn.pcmt.plan.plan.PlanWritten;
import vn.pcmt.plan.sample.ProgrammeStory.Appointed;
import vn.pcmt.plan.sample.ProgrammeStory.Assigned;
import vn.pcmt.plan.target.AddTarget;
import vn.pcmt.plan.target.TargetText;
import vn.pcmt.plan.task.CreateTask;

/**
 * Plays the story of a programme: drafts and issues it with its tasks and targets, then lets happen what happened, in the
 * order of time. Every command has a key of its own, so a story cut short can be played again from its beginning.
 */
@Component
@ConditionalOnBooleanProperty("pcmt.sample")
class PlayProgramme {
    /** Collection of the stories played to their end. */
    private static final String PLAYED = "sample_stories";

    private final CreatePlan createPlan;
    private final IssuePlan issuePlan;
    private final CreateTask createTask;
    private final AddTarget addTarget;
    private final AppointCommittee appointCommittee;
    private final PlayWork work;
    private final PlayClosing closing;
    private final MongoOperations store;
    private final Clock clock;

    PlayProgramme(
            CreatePlan createPlan,
            IssuePlan issuePlan,
            CreateTask createTask,
            AddTarget addTarget,
            AppointCommittee appointCommittee,
            PlayWork work,
            PlayClosing closing,
            MongoOperations store,
            Clock clock) {
        this.createPlan = createPlan;
        this.issuePlan = issuePlan;
        this.createTask = createTask;
        this.addTarget = addTarget;
        this.appointCommittee = appointCommittee;
        this.work = work;
        this.closing = closing;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Plays a story unless an earlier run has played it to its end.
     *
     * @return whether it was played now
     */
    boolean playOnce(ProgrammeStory story) {
        Query played = Query.query(Criteria.where("_id").is(story.key()));
        if (store.exists(played, PLAYED)) {
            return false;
        }
        play(story, null);
        store.upsert(played, Update.update("at", Instant.now(clock)), PLAYED);
        return true;
    }

    /** @param parent id of the plan it is part of, null if it stands alone */
    private void play(ProgrammeStory story, @Nullable String parent) {
        StoryKeys keys = new StoryKeys(story.key());
        Caller leader = SamplePeople.LEADER;
        PlanWritten draft = StoryClock.at(
                StoryKeys.moment(story.issuedAt()),
                () -> createPlan.handle(story.plan().under(parent), true, leader, keys.of("")));
        String plan = draft.id();
        Map<String, String> tasks = StoryClock.at(StoryKeys.moment(story.issuedAt()), () -> prepare(story, plan, keys));
        StoryClock.at(
                StoryKeys.moment(story.issuedAt()),
                () -> issuePlan.handle(plan, leader, keys.of("issue"), new ExpectedVersion(0)));
        for (int i = 0; i < story.committees().size(); i++) {
            Appointed appointed = story.committees().get(i);
            IdempotencyKey key = keys.of("committee-" + i);
            StoryClock.at(
                    StoryKeys.moment(appointed.at()),
                    () -> appointCommittee.handle(plan, appointed.committee(), leader, key));
        }
        story.children().forEach(child -> play(child, plan));
        work.play(story, plan, tasks, keys);
        closing.play(story, plan, keys);
    }

    /** Ids of the tasks by their codes. */
    private Map<String, String> prepare(ProgrammeStory story, String plan, StoryKeys keys) {
        Map<String, String> ids = new HashMap<>();
        for (Assigned assigned : story.tasks()) {
            String code = Objects.requireNonNull(assigned.task().code(), "a task of a story has a code");
            List<String> before = assigned.after().stream().map(ids::get).toList();
            ids.put(
                    code,
                    createTask
                            .handle(plan, assigned.task().after(before), SamplePeople.LEADER, keys.of("task-" + code))
                            .id());
        }
        int number = 0;
        for (TargetText target : story.targets()) {
            addTarget.handle(plan, target, SamplePeople.LEADER, keys.of("target-" + number++));
        }
        return ids;
    }
}
