package de.medicalhub.video.conference.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.video.conference.IceCandidate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** A media server within the test: what is on it can be looked at, lost and found again. */
final class PretendedMediaServer implements MediaServer {
    final Map<String, PretendedPort> ports = new LinkedHashMap<>();
    final Set<String> pipelines = new HashSet<>();
    final List<Runnable> listeners = new ArrayList<>();
    boolean up = true;
    /** Does it fail at each new pipeline. */
    boolean opensFail;

    /** Does its client throw what nobody expects at each new pipeline. */
    boolean surprises;

    /** Does it fail at each release. */
    boolean releasesFail;

    private final String address;
    private int count;

    PretendedMediaServer(String address) {
        this.address = address;
    }

    /** Falls silent. */
    void falls() {
        up = false;
    }

    /** Answers again, with all that was there. */
    void returns() {
        up = true;
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** Was restarted: answers and knows nothing any more. */
    void restarts() {
        ports.clear();
        pipelines.clear();
        returns();
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public boolean isUp() {
        return up;
    }

    @Override
    public Executor threads() {
        return Runnable::run;
    }

    @Override
    public Pipeline open() {
        ask();
        if (opensFail) {
            throw new HubException(ProblemKind.UNAVAILABLE, "not opened");
        }
        if (surprises) {
            throw new IllegalStateException("surprise");
        }
        count++;
        pipelines.add("p" + count);
        return new PretendedPipeline("p" + count);
    }

    @Override
    public Pipeline adopt(String pipeline) {
        ask();
        if (!pipelines.contains(pipeline)) {
            throw new MediaLostException(new IllegalStateException(pipeline));
        }
        return new PretendedPipeline(pipeline);
    }

    @Override
    public void onReturn(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    private void ask() {
        if (!up) {
            throw new HubException(ProblemKind.UNAVAILABLE, "away");
        }
    }

    private final class PretendedPipeline implements Pipeline {
        private final String id;

        PretendedPipeline(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Port openPort(PortListener listener) {
            ask();
            if (!pipelines.contains(id)) {
                throw new MediaLostException(new IllegalStateException(id));
            }
            count++;
            PretendedPort port = new PretendedPort(id + "/e" + count, listener);
            ports.put(port.id, port);
            return port;
        }

        @Override
        public Port adoptPort(String port, PortListener listener) {
            ask();
            PretendedPort found = ports.get(port);
            if (found == null) {
                throw new MediaLostException(new IllegalStateException(port));
            }
            found.listener = listener;
            return found;
        }

        @Override
        public void release() {
            pipelines.remove(id);
            ports.keySet().removeIf(port -> port.startsWith(id + "/"));
        }
    }

    /** One end, with what it was told. */
    final class PretendedPort implements Port {
        final String id;
        final List<IceCandidate> candidates = new ArrayList<>();
        final Set<String> soundTo = new HashSet<>();
        final Set<String> picturesTo = new HashSet<>();
        PortListener listener;
        String offer = "";

        PretendedPort(String id, PortListener listener) {
            this.id = id;
            this.listener = listener;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Optional<String> answer(String sdp) {
            ask();
            if (!offer.isEmpty()) {
                throw new IllegalStateException("negotiated already");
            }
            offer = sdp;
            return Optional.of("answer of " + id);
        }

        @Override
        public void gatherCandidates() {
            ask();
        }

        @Override
        public void addCandidate(IceCandidate candidate) {
            ask();
            candidates.add(candidate);
        }

        @Override
        public void connectTo(Port receiver, Medium medium) {
            ask();
            (medium == Medium.SOUND ? soundTo : picturesTo).add(receiver.id());
        }

        @Override
        public void disconnectFrom(Port receiver, Medium medium) {
            ask();
            (medium == Medium.SOUND ? soundTo : picturesTo).remove(receiver.id());
        }

        @Override
        public void release() {
            if (releasesFail) {
                throw new HubException(ProblemKind.UNAVAILABLE, "not released");
            }
            ports.remove(id);
        }
    }
}
