package vn.pcmt.plan.feed;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.plan.export.IcalFile;
import vn.pcmt.plan.export.SampleMark;
import vn.pcmt.plan.officer.OfficerDirectory;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.task.TaskCalendar;
import vn.pcmt.plan.task.TaskDirectory;
import vn.pcmt.plan.task.TaskFacts;

/** What is at a secret address: what its officer is accountable for, and nothing about anybody. */
@Component
class ReadFeed {
    private final CalendarFeeds feeds;
    private final OfficerDirectory officers;
    private final TaskDirectory tasks;
    private final PlanDirectory plans;
    private final TaskCalendar calendar;
    private final MessageSource messages;
    private final FeedSettings settings;

    ReadFeed(
            CalendarFeeds feeds,
            OfficerDirectory officers,
            TaskDirectory tasks,
            PlanDirectory plans,
            TaskCalendar calendar,
            MessageSource messages,
            FeedSettings settings) {
        this.feeds = feeds;
        this.officers = officers;
        this.tasks = tasks;
        this.plans = plans;
        this.calendar = calendar;
        this.messages = messages;
        this.settings = settings;
    }

    /**
     * The same bytes until something changes.
     *
     * @throws Refusal {@code feed-not-found}, also once the officer has left
     */
    byte[] at(FeedSecret secret, Locale locale) {
        List<TaskFacts> owed = feeds.findBySecretHash(secret.hash())
                .map(CalendarFeed::officer)
                .filter(officer -> officers.inOffice(officer, calendar.today()))
                .map(officer -> tasks.owedBy(officer, settings.most()))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "feed-not-found"));
        Map<String, PlanFacts> of =
                plans.findAll(owed.stream().map(TaskFacts::planId).collect(Collectors.toSet()));
        IcalFile file = IcalFile.named(text("feed.name", locale)).refreshedEvery(settings.refresh());
        owed.forEach(task -> {
            PlanFacts plan = of.get(task.planId());
            add(task, plan == null ? "" : plan.title(), locale, file);
        });
        return file.bytes();
    }

    private void add(TaskFacts task, String plan, Locale locale, IcalFile file) {
        String code = task.text().code() == null ? "" : task.text().code() + " ";
        LocalDate deadline = Objects.requireNonNull(task.text().deadline(), "a task in force has a deadline");
        file.add(new IcalFile.Day(
                task.id(),
                task.version(),
                task.changedAt(),
                calendar.lastDay(deadline),
                SampleMark.on(code + task.text().title(), task.sample(), text("export.sample", locale)),
                text("feed.plan", locale) + ": " + plan + "\n" + text("task.status." + task.stage(), locale) + ", "
                        + task.progress() + " %",
                task.stage().isOpen() ? calendar.remindAt(deadline) : null,
                false));
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
