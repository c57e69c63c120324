package vn.pcmt.kit.file;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import vn.pcmt.kit.problem.Refusal;

/** Gives a stored file back so that no browser shows or runs it in our name, and nobody on the way keeps it. */
public final class FileDownload {
    private FileDownload() {}

    /**
     * Reads the file once before the answer begins: once it has, there is no status left to say that bytes are wrong.
     *
     * @throws Refusal {@code file-found-infected}
     * @throws IllegalStateException if the bytes are not those that were received
     */
    public static ResponseEntity<InputStreamResource> of(KeptFile file, StoredFiles files) {
        if (file.scan() == Scan.INFECTED) {
            throw new Refusal(Refusal.Kind.CONFLICT, "file-found-infected");
        }
        files.requireIntact(file);
        String digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256()));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(FileNames.typed(file.name(), file.mediaType()), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Repr-Digest", "sha-256=:" + digest + ":")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(new InputStreamResource(files.open(file)));
    }
}
