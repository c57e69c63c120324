package vn.pcmt.console.plan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.services.TaskService.Task;

/**
 * Tasks along time, ready to be drawn: lengths are in units of the drawing, which is {@link #WIDTH} wide.
 *
 * @param today where the line of today stands; null if it is outside the time drawn
 */
record Timeline(List<Tick> ticks, List<Bar> bars, @Nullable Integer today, int height) {
    static final int WIDTH = 980;
    private static final int LABELS = 260;
    private static final int TOP = 34;
    private static final int ROW = 30;
    /** What one glance can take in. */
    private static final int MOST = 60;

    /** The beginning of a month, quarter or year. */
    record Tick(int x, String label) {}

    /**
     * A task.
     *
     * @param done how much of its width is done
     * @param over how far it is late, beyond its end
     */
    record Bar(String id, String label, int y, int x, int width, int done, int over, String tone, int progress) {}

    /** Null if no task has both its days. */
    static @Nullable Timeline of(List<Task> tasks, LocalDate today) {
        List<Task> drawn = tasks.stream()
                .filter(task -> task.start() != null && task.deadline() != null)
                .filter(task -> !task.status().equals("WITHDRAWN"))
                .limit(MOST)
                .toList();
        if (drawn.isEmpty()) {
            return null;
        }
        LocalDate first = drawn.stream()
                .map(Timeline::start)
                .min(LocalDate::compareTo)
                .orElseThrow()
                .withDayOfMonth(1);
        LocalDate last =
                drawn.stream().map(Timeline::end).max(LocalDate::compareTo).orElseThrow();
        boolean late = drawn.stream().anyMatch(Task::late);
        LocalDate end = YearMonth.from(late && today.isAfter(last) ? today : last)
                .plusMonths(1)
                .atDay(1);
        long days = ChronoUnit.DAYS.between(first, end);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            Task task = drawn.get(i);
            int x = at(start(task), first, days);
            int width = Math.max(4, at(end(task).plusDays(1), first, days) - x);
            int over = task.late() ? Math.max(0, at(today, first, days) - x - width) : 0;
            bars.add(new Bar(
                    task.id(),
                    cut((task.code() == null ? "" : task.code() + " ") + Objects.requireNonNullElse(task.title(), "")),
                    TOP + i * ROW,
                    x,
                    width,
                    width * task.progress() / 100,
                    over,
                    task.tone(),
                    task.progress()));
        }
        boolean shown = !today.isBefore(first) && today.isBefore(end);
        return new Timeline(
                ticks(first, end, days), bars, shown ? at(today, first, days) : null, TOP + drawn.size() * ROW + 18);
    }

    /** By months up to a year and a half, by quarters up to four, by years beyond. */
    private static List<Tick> ticks(LocalDate first, LocalDate end, long days) {
        int step = days <= 550 ? 1 : days <= 1500 ? 3 : 12;
        List<Tick> ticks = new ArrayList<>();
        for (LocalDate month = first; month.isBefore(end); month = month.plusMonths(1)) {
            if ((month.getMonthValue() - 1) % step == 0) {
                String year = "" + month.getYear();
                ticks.add(new Tick(
                        at(month, first, days), step == 12 ? year : month.getMonthValue() + "/" + year.substring(2)));
            }
        }
        return ticks;
    }

    private static int at(LocalDate day, LocalDate first, long days) {
        return LABELS + (int) (ChronoUnit.DAYS.between(first, day) * (WIDTH - LABELS - 10) / days);
    }

    private static LocalDate start(Task task) {
        return LocalDate.parse(String.valueOf(task.start()));
    }

    private static LocalDate end(Task task) {
        return LocalDate.parse(String.valueOf(task.deadline()));
    }

    /** To what fits beside the bars. */
    private static String cut(String label) {
        return label.length() > 38 ? label.substring(0, 37).strip() + "…" : label;
    }
}
