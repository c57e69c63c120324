package vn.pcmt.report.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.data.annotation.PersistenceCreator;
import vn.pcmt.kit.file.Scan;
import vn.pcmt.kit.problem.FieldProblem;

/** The files of a report in the order in which they came, whether a revision carries them or not. */
final class ReportFiles {

    private final List<Attachment> items;

    /** For a report without any. */
    ReportFiles() {
        this(List.of());
    }

    @PersistenceCreator
    ReportFiles(List<Attachment> items) {
        this.items = new ArrayList<>(items);
    }

    List<Attachment> all() {
        return List.copyOf(items);
    }

    Optional<Attachment> find(String id) {
        return items.stream().filter(file -> file.id().equals(id)).findFirst();
    }

    void add(Attachment file) {
        items.add(file);
    }

    void scanned(String id, Scan found) {
        items.replaceAll(file -> file.id().equals(id) ? file.scanned(found) : file);
    }

    void remove(String id) {
        items.removeIf(file -> file.id().equals(id));
    }

    /**
     * What a revision is to carry.
     *
     * @throws ReportRefused {@code report-invalid} with every id that is not there, or found to be infected
     */
    List<Attachment> named(List<String> ids) {
        List<Attachment> named = new ArrayList<>();
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Attachment file = find(ids.get(i)).orElse(null);
            if (file == null) {
                problems.add(new FieldProblem("/attachments/" + i, "attachment-unknown"));
            } else if (file.file().scan() == Scan.INFECTED) {
                problems.add(new FieldProblem("/attachments/" + i, "attachment-infected"));
            } else if (!named.contains(file)) {
                named.add(file);
            }
        }
        if (!problems.isEmpty()) {
            throw new ReportRefused("report-invalid", problems);
        }
        return named;
    }
}
