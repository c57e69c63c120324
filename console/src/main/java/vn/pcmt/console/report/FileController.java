package vn.pcmt.console.report;

import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.report.FormField.Part;
import vn.pcmt.console.services.AttachmentService;
import vn.pcmt.console.services.ReportService.Guard;

/** The files of a report. They come with the whole form, so that nothing typed is lost on the way. */
@Controller
class FileController {
    private final AttachmentService attachments;
    private final AttachFile attach;
    private final SendReport send;

    FileController(AttachmentService attachments, AttachFile attach, SendReport send) {
        this.attachments = attachments;
        this.attach = attach;
        this.send = send;
    }

    @PostMapping("/bao-cao/{id}/tep")
    ModelAndView attach(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "file") MultipartFile file,
            @RequestParam MultiValueMap<String, String> posted) {
        return FormAnswer.page(
                id, send.keepAnd(visitor, id, Typed.of(posted), kept -> attach.to(visitor, id, kept, file)), "tep");
    }

    @PostMapping("/bao-cao/{id}/tep/{sha}/bo")
    ModelAndView remove(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @PathVariable(name = "sha") String sha,
            @RequestParam MultiValueMap<String, String> posted) {
        Typed typed = Typed.of(posted).with(Map.of(new FormField(Part.ATTACHMENTS, sha), ""));
        return FormAnswer.page(
                id,
                send.keepAnd(visitor, id, typed, kept -> {
                    String etag = attachments.all(visitor, id).etag();
                    attachments.remove(
                            visitor, id, sha, new Guard(etag, UUID.randomUUID().toString()));
                }),
                "bo-tep");
    }

    @GetMapping({"/bao-cao/{id}/tep/{sha}", "/duyet/{id}/tep/{sha}"})
    ResponseEntity<byte[]> download(
            Visitor visitor, @PathVariable(name = "id") String id, @PathVariable(name = "sha") String sha) {
        return attachments.download(visitor, id, sha).answer();
    }
}
