package vn.pcmt.plan.sample;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.plan.budget.BookEntry;
import vn.pcmt.plan.budget.Booking;
import vn.pcmt.plan.budget.EntryKind;
import vn.pcmt.plan.evaluation.AdoptModel;
import vn.pcmt.plan.evaluation.EvaluationText;
import vn.pcmt.plan.evaluation.NameModel;
import vn.pcmt.plan.evaluation.WriteEvaluation;
import vn.pcmt.plan.plan.ClosePlan;
import vn.pcmt.plan.plan.ClosingTerms;
import vn.pcmt.plan.sample.ProgrammeStory.Booked;
import vn.pcmt.plan.sample.ProgrammeStory.Copied;
import vn.pcmt.plan.sample.ProgrammeStory.Financed;

/** The money of a story, its evaluation, what others took over, and its end. */
@Component
@ConditionalOnBooleanProperty("pcmt.sample")
class PlayClosing {
    private final BookEntry bookEntry;
    private final WriteEvaluation writeEvaluation;
    private final NameModel nameModel;
    private final AdoptModel adoptModel;
    private final ClosePlan closePlan;

    PlayClosing(
            BookEntry bookEntry,
            WriteEvaluation writeEvaluation,
            NameModel nameModel,
            AdoptModel adoptModel,
            ClosePlan closePlan) {
        this.bookEntry = bookEntry;
        this.writeEvaluation = writeEvaluation;
        this.nameModel = nameModel;
        this.adoptModel = adoptModel;
        this.closePlan = closePlan;
    }

    void play(ProgrammeStory story, String plan, StoryKeys keys) {
        story.budget().forEach(year -> book(year, plan, keys));
        EvaluationText evaluation = story.evaluation();
        if (evaluation != null) {
            writeEvaluation.handle(
                    plan, evaluation, SamplePeople.LEADER, keys.of("evaluation"), new ExpectedVersion(0));
        }
        for (Copied copied : story.replicated()) {
            StoryKeys own = new StoryKeys(keys.story() + "-model");
            String model = StoryClock.at(
                    StoryKeys.moment(copied.at()),
                    () -> nameModel.handle(plan, copied.model(), SamplePeople.LEADER, own.of("")));
            copied.adoptions().forEach(one -> adoptModel.handle(model, one, SamplePeople.LEADER, own.of(one.unit())));
        }
        if (story.closedAt() != null) {
            StoryClock.at(
                    StoryKeys.moment(story.closedAt()),
                    () -> closePlan.handle(
                            plan,
                            new ClosingTerms(null, null),
                            SamplePeople.LEADER,
                            keys.of("close"),
                            new ExpectedVersion(1)));
        }
    }

    private void book(Financed year, String plan, StoryKeys keys) {
        int commitment = -1;
        for (int i = 0; i < year.bookings().size(); i++) {
            Booked booked = year.bookings().get(i);
            Integer of = Boolean.TRUE.equals(booked.ofLastCommitment()) ? commitment : null;
            Booking booking = new Booking(booked.kind(), booked.amount(), booked.on(), booked.document(), null, of);
            int number = bookEntry
                    .handle(plan, year.year(), booking, SamplePeople.LEADER, keys.of("budget-" + year.year() + "-" + i))
                    .entry()
                    .number();
            if (booked.kind() == EntryKind.COMMIT) {
                commitment = number;
            }
        }
    }
}
