package vn.pcmt.console.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.report.FormField.Part;
import vn.pcmt.console.services.AttachmentService;
import vn.pcmt.console.services.ReportService.Guard;

/** Puts a file with a report and lets the draft carry it. */
@Component
class AttachFile {
    private final AttachmentService attachments;
    private final SaveDraft save;

    AttachFile(AttachmentService attachments, SaveDraft save) {
        this.attachments = attachments;
        this.save = save;
    }

    /** @return the draft that carries it */
    Typed to(Visitor visitor, String id, Typed kept, MultipartFile file) {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        // What is added writes over nothing, so it goes on from whatever version there is.
        String etag = attachments.all(visitor, id).etag();
        var added = attachments.add(
                visitor,
                id,
                name,
                content(file),
                new Guard(etag, UUID.randomUUID().toString()));
        var carried = new FormField(Part.ATTACHMENTS, added.sha256());
        return save.save(visitor, id, kept.with(Map.of(carried, Typed.TICKED))).typed();
    }

    private static byte[] content(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
