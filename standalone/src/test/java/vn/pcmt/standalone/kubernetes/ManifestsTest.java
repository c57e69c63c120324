package vn.pcmt.standalone.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManifestsTest {

    private static final Path ROOT = Path.of("..");
    private static final List<Map<String, Object>> DOCUMENTS =
            Manifests.in(ROOT.resolve("deploy").resolve("kubernetes"));
    private static final List<HasMetadata> OBJECTS = DOCUMENTS.stream()
            .filter(Manifests::isOfKubernetes)
            .map(Manifests::parse)
            .toList();

    @Test
    void aFieldThatKubernetesDoesNotKnowIsAnError() {
        String service = "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80, %s: 80}]}\n";
        Manifests.read(service.formatted("targetPort")).forEach(Manifests::parse);

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Manifests.read(service.formatted("tragetPort")).forEach(Manifests::parse))
                .withMessageContaining("tragetPort");
    }

    @Test
    void everyPartHasItsPodsServiceAndBudget() {
        assertThat(pods().keySet())
                .containsExactlyInAnyOrder("plan-service", "report-service", "notification-service", "console");
        pods().forEach((name, pod) -> {
            Map<String, String> labels = pod.getMetadata().getLabels();
            var budget =
                    of(PodDisruptionBudget.class, name).getSpec().getSelector().getMatchLabels();
            var service = of(Service.class, name).getSpec().getSelector();
            assertThat(budget).isNotEmpty();
            assertThat(service).isNotEmpty();
            assertThat(labels).containsAllEntriesOf(budget).containsAllEntriesOf(service);
        });
    }

    @Test
    void everyPodIsProbedBoundedAndWithoutRights() {
        pods().forEach((name, pod) -> {
            Container container = pod.getSpec().getContainers().getFirst();
            assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/readiness");
            assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/liveness");
            assertThat(container.getStartupProbe()).isNotNull();
            assertThat(container.getResources().getLimits()).containsKey("memory");
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(pod.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSpec().getTerminationGracePeriodSeconds())
                    .as("longer than a graceful shutdown")
                    .isGreaterThan(40);
        });
    }

    @Test
    void theStreamKeepsItsStateOnAVolumeOfItsOwnPerPodAndOnAStandby() {
        StatefulSet report = of(StatefulSet.class, "report-service");
        assertThat(report.getSpec().getVolumeClaimTemplates())
                .singleElement()
                .satisfies(claim -> assertThat(claim.getMetadata().getName()).isEqualTo("data"));
        assertThat(settings()).containsEntry("PCMT_STANDBYS", "1");
        assertThat(of(Service.class, report.getSpec().getServiceName())
                        .getSpec()
                        .getClusterIP())
                .isEqualTo("None");
    }

    @Test
    void everyServiceHasItsOwnAccountAtTheBrokerAndItsOwnSecrets() throws IOException {
        String rights = Files.readString(ROOT.resolve("deploy/kafka/rights"));
        pods().forEach((name, pod) -> {
            assertThat(pod.getSpec().getVolumes())
                    .filteredOn(volume -> volume.getSecret() != null)
                    .singleElement()
                    .satisfies(volume ->
                            assertThat(volume.getSecret().getSecretName()).isEqualTo(name));
            if (!name.equals("console")) {
                assertThat(setting(pod, "PCMT_KAFKA_USER")).isEqualTo(name);
                assertThat(rights).contains("\n" + name + " topic ");
            }
        });
    }

    @Test
    void theIngressLeadsToNoFiguresAndEveryPodSaysWhoMayConnect() {
        PodTemplateSpec console = pods().get("console");
        String management = setting(console, "MANAGEMENT_SERVER_PORT");
        assertThat(console.getMetadata().getAnnotations()).containsEntry("prometheus.io/port", management);
        assertThat(of(Service.class, "console").getSpec().getPorts())
                .singleElement()
                .satisfies(port -> assertThat(port.getTargetPort().getStrVal()).isEqualTo("http"));
        assertThat(console.getSpec().getContainers().getFirst().getPorts())
                .anySatisfy(port -> {
                    assertThat(port.getName()).isEqualTo("http");
                    assertThat(String.valueOf(port.getContainerPort())).isNotEqualTo(management);
                })
                .anySatisfy(port -> {
                    assertThat(port.getName()).isEqualTo("management");
                    assertThat(String.valueOf(port.getContainerPort())).isEqualTo(management);
                });
        pods().forEach((name, pod) -> assertThat(OBJECTS)
                .filteredOn(NetworkPolicy.class::isInstance)
                .filteredOn(policy -> chooses((NetworkPolicy) policy, name))
                .as("policies on %s", name)
                .singleElement()
                .satisfies(
                        policy -> assertThat(((NetworkPolicy) policy).getSpec().getIngress())
                                .isNotEmpty()
                                .allSatisfy(rule -> assertThat(rule.getFrom()).isNotEmpty())));
    }

    private static boolean chooses(NetworkPolicy policy, String name) {
        LabelSelector selector = policy.getSpec().getPodSelector();
        return selector.getMatchLabels().containsValue(name)
                || selector.getMatchExpressions().stream()
                        .anyMatch(expression -> expression.getValues().contains(name));
    }

    private static String setting(PodTemplateSpec pod, String name) {
        return pod.getSpec().getContainers().getFirst().getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void settingsAreUnderstoodByTheServicesAndNoneIsASecret() throws IOException {
        StringBuilder known = new StringBuilder();
        for (String service : List.of("plan-service", "report-service", "notification-service", "console")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(service).resolve("src/main/resources"))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".yml")).toList()) {
                    known.append(Files.readString(file));
                }
            }
        }
        known.append(Files.readString(ROOT.resolve("service-kit/src/main/resources/vn/pcmt/kit/service-defaults.yml")));

        assertThat(settings().keySet())
                .allSatisfy(name -> assertThat(known).contains("${" + name))
                .noneMatch(name -> name.matches(".*(SECRET|PASSWORD|TOKEN|KEY|MONGO)"));
    }

    @Test
    @SuppressWarnings("unchecked") // what KEDA reads is known only as maps
    void autoscalingNamesTopicsAndGroupsThatThereAre() throws IOException {
        List<Map<String, Object>> scalings = DOCUMENTS.stream()
                .filter(document -> "ScaledObject".equals(document.get("kind")))
                .toList();
        assertThat(scalings).hasSize(3);
        for (Map<String, Object> scaling : scalings) {
            var spec = (Map<String, Object>) scaling.get("spec");
            assertThat(spec.keySet())
                    .isSubsetOf(Set.of(
                            "scaleTargetRef",
                            "minReplicaCount",
                            "maxReplicaCount",
                            "pollingInterval",
                            "cooldownPeriod",
                            "triggers"));
            String name = (String) ((Map<String, Object>) spec.get("scaleTargetRef")).get("name");
            assertThat(pods()).containsKey(name);
            assertThat((int) spec.get("maxReplicaCount"))
                    .as("no more than partitions")
                    .isLessThanOrEqualTo(Integer.parseInt(settings().get("PCMT_PARTITIONS")));
            String bindings = Files.readString(
                    ROOT.resolve(name).resolve("src/main/resources").resolve(name + ".yml"));
            for (Object trigger : (List<Object>) spec.get("triggers")) {
                var metadata = (Map<String, String>) ((Map<String, Object>) trigger).get("metadata");
                assertThat(bindings.replaceAll(",?\\s+", " "))
                        .contains("destination: " + metadata.get("topic") + " group: " + metadata.get("consumerGroup"));
                assertThat(metadata.get("username")).isEqualTo(name);
                assertThat(metadata.get("bootstrapServers"))
                        .isEqualTo(settings().get("PCMT_KAFKA"));
            }
        }
    }

    private static Map<String, PodTemplateSpec> pods() {
        var pods = new TreeMap<String, PodTemplateSpec>();
        for (HasMetadata each : OBJECTS) {
            if (each instanceof Deployment deployment) {
                pods.put(each.getMetadata().getName(), deployment.getSpec().getTemplate());
            } else if (each instanceof StatefulSet set) {
                pods.put(each.getMetadata().getName(), set.getSpec().getTemplate());
            }
        }
        return pods;
    }

    private static Map<String, String> settings() {
        return of(ConfigMap.class, "pcmt").getData();
    }

    private static <T extends HasMetadata> T of(Class<T> kind, String name) {
        return OBJECTS.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(each -> each.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " " + name));
    }
}
