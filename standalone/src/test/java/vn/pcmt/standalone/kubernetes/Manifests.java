package vn.pcmt.standalone.kubernetes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** Reads manifests as strictly as {@code kubectl apply --validate=strict}: a field that is not known is an error. */
final class Manifests {

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1 ConfigMap", ConfigMap.class,
            "v1 Service", Service.class,
            "apps/v1 Deployment", Deployment.class,
            "apps/v1 StatefulSet", StatefulSet.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1 Ingress", Ingress.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class);

    /** Where the model classes would keep what they do not know. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }

    private static final JsonMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new NothingElse())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Manifests() {}

    /** All documents of the files of a folder. */
    static List<Map<String, Object>> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            var documents = new ArrayList<Map<String, Object>>();
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                documents.addAll(read(Files.readString(file)));
            }
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // a document of a manifest is a map
    static List<Map<String, Object>> read(String text) {
        var documents = new ArrayList<Map<String, Object>>();
        new Yaml().loadAll(text).forEach(document -> documents.add((Map<String, Object>) document));
        return documents;
    }

    /** Whether it is of Kubernetes itself, not of something that was added to it. */
    static boolean isOfKubernetes(Map<String, Object> document) {
        return KINDS.containsKey(kind(document));
    }

    static String kind(Map<String, Object> document) {
        return document.get("apiVersion") + " " + document.get("kind");
    }

    /** @throws IllegalArgumentException if a field is not known or has the wrong type */
    static HasMetadata parse(Map<String, Object> document) {
        Class<? extends HasMetadata> kind = KINDS.get(kind(document));
        if (kind == null) {
            throw new IllegalArgumentException("unknown kind " + kind(document));
        }
        return STRICT.convertValue(document, kind);
    }
}
