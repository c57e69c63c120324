package vn.pcmt.plan.task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which task comes before which, within one plan. */
final class Dependencies {
    private final Map<String, List<String>> before = new LinkedHashMap<>();
    private final Map<String, List<String>> after = new HashMap<>();

    Dependencies(Collection<TaskFacts> tasks) {
        tasks.forEach(task -> put(task.id(), task.text().dependsOn()));
    }

    /** A task comes after these, whatever was known of it before. */
    void put(String task, List<String> dependsOn) {
        List<String> known = before.put(task, List.copyOf(dependsOn));
        if (known != null) {
            known.forEach(one -> after.getOrDefault(one, new ArrayList<>()).remove(task));
        }
        dependsOn.forEach(
                one -> after.computeIfAbsent(one, absent -> new ArrayList<>()).add(task));
    }

    /**
     * The tasks of a circle, each waiting for the next and the last for the first; empty if there is none.
     *
     * @param from only circles that can be reached from this task
     */
    List<String> circle(String from) {
        return circle(List.of(from));
    }

    /** The tasks of any circle; empty if there is none. */
    List<String> circle() {
        return circle(before.keySet());
    }

    /** Depth first without recursion: a chain of thousands must not exhaust the stack. */
    private List<String> circle(Collection<String> roots) {
        Set<String> finished = new HashSet<>();
        for (String root : roots) {
            Set<String> path = new LinkedHashSet<>();
            Deque<Deque<String>> left = new ArrayDeque<>();
            path.add(root);
            left.push(new ArrayDeque<>(before.getOrDefault(root, List.of())));
            while (!left.isEmpty()) {
                String next = left.getFirst().poll();
                if (next == null) {
                    left.pop();
                    finished.add(((LinkedHashSet<String>) path).removeLast());
                } else if (path.contains(next)) {
                    return List.copyOf(path).subList(List.copyOf(path).indexOf(next), path.size());
                } else if (!finished.contains(next)) {
                    path.add(next);
                    left.push(new ArrayDeque<>(before.getOrDefault(next, List.of())));
                }
            }
        }
        return List.of();
    }

    /** All tasks that come after a task, each after everything it waits for; without circles. */
    List<String> allAfter(String task) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> queue = new ArrayDeque<>(List.of(task));
        while (!queue.isEmpty()) {
            for (String next : after.getOrDefault(queue.poll(), List.of())) {
                if (!next.equals(task) && reached.add(next)) {
                    queue.add(next);
                }
            }
        }
        return inOrder(reached);
    }

    /** Kahn's algorithm within a set of tasks; what is on a circle comes last, in the order it was found. */
    private List<String> inOrder(Set<String> tasks) {
        Map<String, Integer> waiting = new LinkedHashMap<>();
        for (String task : tasks) {
            waiting.put(task, (int) before.getOrDefault(task, List.of()).stream()
                    .filter(tasks::contains)
                    .count());
        }
        List<String> order = new ArrayList<>();
        Deque<String> ready = new ArrayDeque<>();
        waiting.forEach((task, count) -> {
            if (count == 0) {
                ready.add(task);
            }
        });
        while (!ready.isEmpty()) {
            String task = ready.poll();
            order.add(task);
            for (String next : after.getOrDefault(task, List.of())) {
                if (waiting.containsKey(next) && waiting.merge(next, -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            }
        }
        tasks.stream().filter(task -> waiting.getOrDefault(task, 0) > 0).forEach(order::add);
        return order;
    }

    List<String> before(String task) {
        return before.getOrDefault(task, List.of());
    }
}
