package vn.pcmt.plan.sample;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.bson.Document;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.explanation.ExplanationRequest;
import vn.pcmt.plan.explanation.RequestExplanation;
import vn.pcmt.plan.obstacle.EscalateObstacle;
import vn.pcmt.plan.obstacle.ObstacleText;
import vn.pcmt.plan.obstacle.RaiseObstacle;
import vn.pcmt.plan.obstacle.ResolveObstacle;
import vn.pcmt.plan.sample.ProgrammeStory.Asked;
import vn.pcmt.plan.sample.ProgrammeStory.Assigned;
import vn.pcmt.plan.sample.ProgrammeStory.Hindered;
import vn.pcmt.plan.sample.ProgrammeStory.Step;
import vn.pcmt.plan.task.AddEvidence;
import vn.pcmt.plan.task.CompleteTask;
import vn.pcmt.plan.task.ConfirmTask;
import vn.pcmt.plan.task.Reason;
import vn.pcmt.plan.task.ReportProgress;
import vn.pcmt.plan.task.ReturnTask;

/** The work of a story: how its tasks went, what stood in their way, what was asked about them. */
@Component
@ConditionalOnBooleanProperty("pcmt.sample")
class PlayWork {
    private final ReportProgress reportProgress;
    private final AddEvidence addEvidence;
    private final CompleteTask completeTask;
    private final ConfirmTask confirmTask;
    private final ReturnTask returnTask;
    private final RaiseObstacle raiseObstacle;
    private final EscalateObstacle escalateObstacle;
    private final ResolveObstacle resolveObstacle;
    private final RequestExplanation requestExplanation;
    private final MongoOperations store;

    PlayWork(
            ReportProgress reportProgress,
            AddEvidence addEvidence,
            CompleteTask completeTask,
            ConfirmTask confirmTask,
            ReturnTask returnTask,
            RaiseObstacle raiseObstacle,
            EscalateObstacle escalateObstacle,
            ResolveObstacle resolveObstacle,
            RequestExplanation requestExplanation,
            MongoOperations store) {
        this.reportProgress = reportProgress;
        this.addEvidence = addEvidence;
        this.completeTask = completeTask;
        this.confirmTask = confirmTask;
        this.returnTask = returnTask;
        this.raiseObstacle = raiseObstacle;
        this.escalateObstacle = escalateObstacle;
        this.resolveObstacle = resolveObstacle;
        this.requestExplanation = requestExplanation;
        this.store = store;
    }

    /** Something that happens at a moment of the story. */
    private record Moment(LocalDateTime at, Runnable happening) {}

    /** @param tasks ids by code */
    void play(ProgrammeStory story, String plan, Map<String, String> tasks, StoryKeys keys) {
        List<Moment> moments = new ArrayList<>();
        for (Assigned assigned : story.tasks()) {
            String code = Objects.requireNonNull(assigned.task().code());
            String id = Objects.requireNonNull(tasks.get(code));
            for (Step step : assigned.story()) {
                IdempotencyKey key = keys.of("task-" + code + "-" + step.at());
                moments.add(new Moment(step.at(), () -> work(assigned, id, step, key)));
            }
        }
        for (int i = 0; i < story.obstacles().size(); i++) {
            Hindered hindered = story.obstacles().get(i);
            StoryKeys own = new StoryKeys(keys.story() + "-obstacle-" + i);
            List<String> blocked = hindered.tasks().stream().map(tasks::get).toList();
            moments.add(new Moment(hindered.at(), () -> raise(hindered, plan, blocked, own.of(""))));
            for (Step step : hindered.story()) {
                moments.add(new Moment(step.at(), () -> hinder(hindered, plan, blocked, step, own)));
            }
        }
        for (Asked asked : story.explanations()) {
            String task = Objects.requireNonNull(tasks.get(asked.task()));
            moments.add(new Moment(asked.at(), () -> ask(asked, task, keys.of("asked-" + asked.at()))));
        }
        moments.sort(Comparator.comparing(Moment::at));
        for (Moment moment : moments) {
            StoryClock.at(StoryKeys.moment(moment.at()), () -> {
                moment.happening().run();
                return null;
            });
        }
    }

    private void work(Assigned assigned, String id, Step step, IdempotencyKey key) {
        Caller doer = SamplePeople.caller(Objects.requireNonNull(assigned.task().accountable()));
        Caller decider =
                SamplePeople.caller(Objects.requireNonNull(assigned.task().decider()));
        ExpectedVersion now = version("tasks", id);
        switch (step.what()) {
            case PROGRESS -> {
                int percent = Objects.requireNonNull(step.percent());
                reportProgress.handle(id, new ReportProgress.Progress(percent, step.text()), doer, key, now);
            }
            case EVIDENCE -> attach(id, step.said(), doer, key, now);
            case COMPLETE -> completeTask.handle(id, doer, key, now);
            case CONFIRM -> confirmTask.handle(id, decider, key, now);
            case RETURN -> returnTask.handle(id, new Reason(step.said()), decider, key, now);
            case ESCALATE, RESOLVE -> throw new IllegalStateException("nothing of a task: " + step);
        }
    }

    /** An empty picture under a name that says what a real one would show. */
    private void attach(String id, String name, Caller doer, IdempotencyKey key, ExpectedVersion now) {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY), "png", picture);
            addEvidence.file(id, name + ".png", new ByteArrayInputStream(picture.toByteArray()), doer, key, now);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String raise(Hindered hindered, String plan, List<String> tasks, IdempotencyKey key) {
        ObstacleText text = new ObstacleText(hindered.title(), null, tasks, hindered.ownerUnit(), hindered.owner());
        return raiseObstacle
                .handle(plan, text, SamplePeople.caller(hindered.by()), key)
                .id();
    }

    private void hinder(Hindered hindered, String plan, List<String> tasks, Step step, StoryKeys keys) {
        // Raised before; the same key answers with its id.
        String id = raise(hindered, plan, tasks, keys.of(""));
        ExpectedVersion now = version("obstacles", id);
        IdempotencyKey key = keys.of(step.at().toString());
        switch (step.what()) {
            case ESCALATE ->
                escalateObstacle.handle(id, new Reason(step.said()), SamplePeople.caller(hindered.by()), key, now);
            case RESOLVE ->
                resolveObstacle.handle(
                        id,
                        new ResolveObstacle.Resolution(step.said()),
                        SamplePeople.caller(hindered.owner()),
                        key,
                        now);
            default -> throw new IllegalStateException("nothing of an obstacle: " + step);
        }
    }

    private void ask(Asked asked, String task, IdempotencyKey key) {
        requestExplanation.handle(
                new ExplanationRequest(null, null, task, asked.question(), asked.unitKey(), null, null),
                SamplePeople.LEADER,
                key);
    }

    /** Where an aggregate is now: others of the story may have changed it since the last step, as an obstacle does. */
    private ExpectedVersion version(String collection, String id) {
        Query one = Query.query(Criteria.where("_id").is(id));
        one.fields().include("version");
        Document found = Objects.requireNonNull(store.findOne(one, Document.class, collection));
        return new ExpectedVersion(Objects.requireNonNull(found.getLong("version")));
    }
}
