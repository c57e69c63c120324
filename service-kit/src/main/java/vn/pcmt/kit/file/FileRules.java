package vn.pcmt.kit.file;

import java.util.List;
import org.springframework.util.unit.DataSize;

/**
 * Which files are taken for one purpose.
 *
 * @param purpose begins the codes of the refusals: {@code evidence} gives {@code evidence-too-large},
 *     {@code evidence-empty} and {@code evidence-type-refused}
 * @param limit of one file
 * @param types media types, as found in the content
 */
public record FileRules(String purpose, DataSize limit, List<String> types) {
    public FileRules {
        types = List.copyOf(types);
    }
}
