package vn.pcmt.report.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.file.FileNames;
import vn.pcmt.kit.file.KeptFile;
import vn.pcmt.kit.file.MediaTypes;
import vn.pcmt.kit.file.Upload;
import vn.pcmt.kit.file.Uploads;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.spreadsheet.PersonalCells;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.Attachment;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportCommand;
import vn.pcmt.report.submission.ReportCommands;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportRefused;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.workbook.WorkbookSeal;

/** A unit puts a file with its report, for a later revision to carry. */
@Component
class AddAttachment {

    /** What a file is called of whose name nothing is left. */
    private static final String NAMELESS = "tep-dinh-kem";

    private final ReportCommands commands;
    private final Reports reports;
    private final Access access;
    private final Uploads uploads;
    private final AttachmentSettings settings;

    AddAttachment(
            ReportCommands commands,
            Reports reports,
            Access access,
            Uploads attachmentUploads,
            AttachmentSettings settings) {
        this.commands = commands;
        this.reports = reports;
        this.access = access;
        this.uploads = attachmentUploads;
        this.settings = settings;
    }

    /** What tells one file from another. */
    private record Sent(String name, String sha256) {}

    /**
     * The answer to an upload; the same again when it is repeated under its key.
     *
     * @param sha256 of the content, and the id under which revisions name the file
     * @param version of the report, for the entity tag
     */
    record Added(String report, String sha256, long version) {}

    /**
     * @param name as sent; only its last part is kept
     * @param at when it came in
     * @throws Refusal {@code attachment-too-large}, {@code attachment-empty}, {@code attachment-type-refused},
     *     {@code attachment-exists}, {@code attachments-too-many}, {@code attachments-too-large}, {@code window-closed},
     *     {@code text-refused}, {@code file-personal-data}, those of a scan and the common ones; then nothing is stored
     */
    Added add(
            ReportId id,
            @Nullable String name,
            InputStream body,
            Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key,
            Instant at)
            throws IOException {
        // Nobody's bytes are read who may not add any.
        access.requireOwner(caller, id.unitKey());
        commands.existing(id);
        String shown = FileNames.safe(name, NAMELESS);
        try (Upload upload = uploads.receive(body)) {
            Sent sent = new Sent(shown, upload.sha256());
            try {
                long version = commands.carryOut(
                                new ReportCommand("attach", id, caller, expected, key, sent), (report, form) -> {
                                    requireRoom(report, upload, at);
                                    FreeText.require("/name", shown);
                                    if (upload.type().equals(MediaTypes.XLSX)) {
                                        PersonalCells.refuseIn(upload.content(), WorkbookSeal::isSealed);
                                    }
                                    KeptFile file = upload.keep(shown, id.toString(), at.plus(settings.keepUnsent()));
                                    report.attach(new Attachment(file, caller.id(), at), at);
                                })
                        .version();
                return new Added(id.toString(), upload.sha256(), version);
            } finally {
                upload.dropUnless(stored -> isNamed(id, stored));
            }
        }
    }

    /** Before anything is scanned or stored for nothing. */
    private void requireRoom(Report report, Upload upload, Instant at) {
        report.requireTakes(upload.sha256(), at);
        List<Attachment> waiting = report.attachments().stream()
                .filter(file -> report.revisionsWith(file.id()).isEmpty())
                .toList();
        if (waiting.size() >= settings.waiting()) {
            throw new ReportRefused("attachments-too-many", settings.waiting());
        }
        long together = upload.size()
                + waiting.stream().mapToLong(file -> file.file().size()).sum();
        if (together > settings.waitingSize().toBytes()) {
            throw new ReportRefused(
                    "attachments-too-large", settings.waitingSize().toMegabytes());
        }
    }

    private boolean isNamed(ReportId id, String stored) {
        return reports.find(id).stream()
                .flatMap(report -> report.attachments().stream())
                .anyMatch(file -> file.file().stored().equals(stored));
    }
}
