package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.embedded.ChildProcess;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.Units;

/**
 * The service dies by {@code kill -9} at random points of a rebuild, of the swap and of a reorganisation, while reports
 * come in; another one goes on, and every total is the sum of its reports. {@code -Pfaults -Drebuild.kills=30} for a long
 * run, {@code -Dkill.seed=1} for another one.
 */
@Tag("faults")
@OnStore
@TestPropertySource(properties = "spring.application.name=report-service-to-kill")
@Timeout(value = 90, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledRebuildIT {

    private static final String PERIOD = "2022-11";
    private static final String PROVINCE = "56@2025-07-01";
    private static final String ADMIN = TestTokens.bearer("quantri", PROVINCE, OfficerRole.ADMIN);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What is going on when the service dies. */
    private enum Moment {
        REBUILD,
        SWAP,
        REORGANISATION
    }

    private final int kills = Integer.getInteger("rebuild.kills", 3);
    private final long seed = Long.getLong("kill.seed", new Random().nextLong());
    private final Random chance = new Random(seed);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    @TempDir
    private static Path data;

    @Autowired
    private Reports reports;

    @Autowired
    private Units units;

    @Autowired
    private Environment environment;

    private OwnBroker broker;
    private ChildProcess service;
    private BusyProvince province;
    private final Rebuilds rebuilds =
            new Rebuilds(path -> URI.create("http://127.0.0.1:" + service.port() + path), ADMIN);

    @Test
    void totalsAreTheSumOfTheirReportsWheneverTheServiceDies() throws Exception {
        try (Meanwhile meanwhile = new Meanwhile();
                OwnBroker own = new OwnBroker(data.resolve("broker"))) {
            broker = own;
            service = start();
            try {
                province = new BusyProvince(reports, units, broker.servers(), "56", 56_100, 6, List.of(PERIOD));
                Random random = new Random(seed);
                meanwhile.repeat(Duration.ofMillis(25), () -> province.change(random));
                List<Future<?>> mergers = new ArrayList<>();
                for (int round = 0; round < kills; round++) {
                    Moment moment = Moment.values()[(round + (int) Math.floorMod(seed, 3L)) % 3];
                    mergers.add(kill(round, moment));
                    assertThat(differences())
                            .as("round %d, %s, seed %d", round, moment, seed)
                            .isEmpty();
                }
                meanwhile.endsWell();
                for (Future<?> merger : mergers) {
                    merger.get(1, TimeUnit.MINUTES);
                }
                rests();
            } finally {
                clock.shutdownNow();
                service.close();
            }
        }
    }

    /** @return what goes on meanwhile, until it is known to the service that comes after */
    private Future<?> kill(int round, Moment moment) throws Exception {
        if (!rebuilds.isUnderWay()) {
            // Not before the one that was replaced last is gone.
            await().atMost(PATIENCE).until(() -> rebuilds.begin().status() == 202);
        }
        int generation = rebuilds.last();
        CompletableFuture<?> merger = moment != Moment.REORGANISATION
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.runAsync(
                        () -> reorganise(round), task -> Thread.ofVirtual().start(task));
        if (moment == Moment.SWAP) {
            await().pollInterval(Duration.ofMillis(10)).atMost(PATIENCE).until(() -> !rebuilds.phase(generation)
                    .equals("READING"));
        }
        int millis = chance.nextInt(
                switch (moment) {
                    case REBUILD -> 6000;
                    case SWAP -> 800;
                    case REORGANISATION -> 1500;
                });
        String phase = clock.schedule(
                        () -> {
                            String reached = rebuilds.phase(generation);
                            service.kill();
                            return reached;
                        },
                        millis,
                        TimeUnit.MILLISECONDS)
                .get();
        long killed = System.nanoTime();
        service = start();
        System.out.printf(
                "Kill %d, %s after %d ms, generation %d %s; ready after %d ms%n",
                round, moment, millis, generation, phase, (System.nanoTime() - killed) / 1_000_000);
        return merger;
    }

    private void reorganise(int round) {
        if (round % 2 == 0) {
            province.merge(3, 4);
        } else {
            province.separate(3);
        }
    }

    /** What is known to differ while work goes on: of what moves nothing is said. */
    private List<String> differences() {
        List<String> differences = new ArrayList<>();
        rebuilds.reconcile().body().get("differences").forEach(one -> differences.add(one.toString()));
        return differences;
    }

    private void rests() {
        await().atMost(PATIENCE).until(() -> !rebuilds.isUnderWay());
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode outcome = rebuilds.reconcile().body();
            assertThat(outcome.get("unsettled")).as("seed %d", seed).isEmpty();
            assertThat(outcome.get("differences")).as("seed %d", seed).isEmpty();
        });
        for (JsonNode rebuild : rebuilds.all(ADMIN).body().get("items")) {
            assertThat(rebuild.get("phase").asString())
                    .as("seed %d: %s", seed, rebuild)
                    .isEqualTo("SWAPPED");
        }
    }

    private ChildProcess start() throws IOException {
        Map<String, String> settings = new TreeMap<>(broker.properties());
        settings.putAll(TestTokens.properties());
        settings.put("spring.mongodb.uri", environment.getRequiredProperty("spring.mongodb.uri"));
        settings.put("spring.mongodb.database", environment.getRequiredProperty("spring.mongodb.database"));
        settings.put("PCMT_DATA", data.toString());
        settings.put("server.port", "0");
        settings.put("logging.level.root", "WARN");
        settings.put("pcmt.report.rebuild.lease", "3s");
        settings.put("pcmt.report.rebuild.keep-old", "2s");
        // As short as the broker lets them be: so long nobody goes on for one that was killed.
        settings.put("pcmt.report.totals.streams.consumer.session.timeout.ms", "6000");
        settings.put("spring.cloud.stream.kafka.binder.consumer-properties.session.timeout.ms", "6000");
        return ChildProcess.start(
                ServiceToKill.class,
                List.of("-Xmx320m"),
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }
}
