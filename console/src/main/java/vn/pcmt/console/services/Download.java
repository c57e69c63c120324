package vn.pcmt.console.services;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file of a service, passed on as a download and kept by nobody on the way. */
public record Download(byte[] content, MediaType kind, ContentDisposition disposition) {

    /** Always saved, never shown or run in our name. */
    public ResponseEntity<byte[]> answer() {
        var saved = ContentDisposition.attachment();
        if (disposition.getFilename() != null) {
            saved.filename(disposition.getFilename(), java.nio.charset.StandardCharsets.UTF_8);
        }
        return ResponseEntity.ok()
                .contentType(kind)
                .cacheControl(CacheControl.noStore())
                .headers(headers -> headers.setContentDisposition(saved.build()))
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    }
}
