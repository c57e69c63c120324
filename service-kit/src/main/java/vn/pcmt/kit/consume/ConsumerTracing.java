package vn.pcmt.kit.consume;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/** Continues the trace of the command that caused an event. */
final class ConsumerTracing {
    // Looked up once, when first needed: asking the container for every event costs more than decoding it.
    private final SingletonSupplier<Tracer> tracer;
    private final SingletonSupplier<Propagator> propagator;

    ConsumerTracing(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        this.tracer = SingletonSupplier.of(tracer::getIfAvailable);
        this.propagator = SingletonSupplier.of(propagator::getIfAvailable);
    }

    void within(ReceivedRecord received, Runnable work) {
        Tracer spans = tracer.get();
        Propagator context = propagator.get();
        if (spans == null || context == null) {
            work.run();
            return;
        }
        Span span = span(received, context);
        try (Tracer.SpanInScope scope = spans.withSpan(span)) {
            work.run();
        } catch (RuntimeException failure) {
            span.error(failure);
            throw failure;
        } finally {
            span.end();
        }
    }

    private static Span span(ReceivedRecord received, Propagator context) {
        return context.extract(received, ConsumerTracing::header)
                .name("consume " + received.topic().topicName())
                .kind(Span.Kind.CONSUMER)
                .start();
    }

    private static @Nullable String header(ReceivedRecord received, String name) {
        return received.text(name);
    }
}
