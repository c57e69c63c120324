package vn.pcmt.kit.consume;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Continues the trace of the command that caused an event. */
final class ConsumerTracing {
    private final ObjectProvider<Tracer> tracer;
    private final ObjectProvider<Propagator> propagator;

    ConsumerTracing(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    void within(ReceivedRecord received, Runnable work) {
        Tracer spans = tracer.getIfAvailable();
        Propagator context = propagator.getIfAvailable();
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
