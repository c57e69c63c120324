package vn.pcmt.console.workbook;

import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The workbook that a visitor has uploaded and not confirmed: one at a time, in the session alone. */
final class Uploaded implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String ATTRIBUTE = Uploaded.class.getName();

    private final String report;
    private final String name;
    private final byte[] content;

    Uploaded(String report, String name, byte[] content) {
        this.report = report;
        this.name = name;
        this.content = content.clone();
    }

    void keep(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    /** None if none was uploaded for this report. */
    static @Nullable Uploaded of(HttpSession session, String report) {
        return session.getAttribute(ATTRIBUTE) instanceof Uploaded file && file.report.equals(report) ? file : null;
    }

    static void drop(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }

    String name() {
        return name;
    }

    byte[] content() {
        return content.clone();
    }
}
