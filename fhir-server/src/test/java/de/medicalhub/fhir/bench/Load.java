package de.medicalhub.fhir.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Several clients, each sending one request after the other for some time. */
final class Load {
    private final Population people;
    private final Path register;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * @param register of the launcher's processes
     */
    Load(Population people, Path register) {
        Report.requireFullCompiler();
        this.people = people;
        this.register = register;
    }

    /** One kind of work on one server. */
    Figures run(Target target, Work work, int clients, Duration lasting) throws InterruptedException {
        return run(target, List.of(work), clients, lasting);
    }

    /** Several kinds of work on one server, which each client does in turns. */
    Figures run(Target target, List<Work> turns, int clients, Duration lasting) throws InterruptedException {
        ProcessorTime before = ProcessorTime.now(register);
        long began = System.nanoTime();
        long end = began + lasting.toNanos();
        List<Callable<long[]>> loops = IntStream.range(0, clients)
                .<Callable<long[]>>mapToObj(client -> () -> loop(target, turns, client, clients, end))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<long[]> latencies = new ArrayList<>();
            for (Future<long[]> loop : threads.invokeAll(loops)) {
                latencies.add(loop.get());
            }
            long elapsed = System.nanoTime() - began;
            ProcessorTime used = ProcessorTime.now(register).since(before);
            return Figures.of(latencies.stream().flatMapToLong(LongStream::of).toArray(), elapsed, used);
        } catch (ExecutionException e) {
            throw new IllegalStateException(target.name() + ": " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Clients take turns through the population, so that no two write the same patient at once. */
    private long[] loop(Target target, List<Work> turns, int client, int clients, long end)
            throws IOException, InterruptedException {
        LongStream.Builder latencies = LongStream.builder();
        int i = client;
        int turn = client;
        do {
            Work work = turns.get(turn % turns.size());
            var request = work.request(target, people, i);
            long sent = System.nanoTime();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            latencies.add(System.nanoTime() - sent);
            if (!work.isDone(answer)) {
                throw new IllegalStateException(work.title() + ": answer " + answer.statusCode() + " " + answer.body());
            }
            i += clients;
            turn++;
        } while (System.nanoTime() < end);
        return latencies.build().toArray();
    }
}
