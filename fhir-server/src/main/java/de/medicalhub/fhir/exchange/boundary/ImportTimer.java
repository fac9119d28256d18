package de.medicalhub.fhir.exchange.boundary;

import de.medicalhub.common.problem.SilentTrace;
import de.medicalhub.fhir.JobRequests;
import de.medicalhub.fhir.exchange.control.WorkOffImports;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Works imports off one after the other: woken by a new one, and by itself what another node has left. */
@Component
public class ImportTimer implements InitializingBean, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(ImportTimer.class);
    private static final long EVERY_SECONDS = 15;

    private final WorkOffImports imports;
    private final JobRequests requests;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "import");
        thread.setDaemon(true);
        return thread;
    });

    private volatile boolean ending;

    ImportTimer(WorkOffImports imports, JobRequests requests) {
        this.imports = imports;
        this.requests = requests;
    }

    @Override
    public void afterPropertiesSet() {
        // What a round throws is told by itself.
        var unused = worker.scheduleWithFixedDelay(this::workOff, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** There is something to do. */
    void wake() {
        worker.execute(this::workOff);
    }

    @Override
    public void destroy() {
        ending = true;
        worker.shutdown();
    }

    private void workOff() {
        try {
            boolean more = requests.isReady();
            while (more && !ending) {
                more = imports.next();
            }
        } catch (RuntimeException
                | Error e) { // The next round finds everything there; what is thrown on ends all rounds.
            LOG.warn("The import pauses: {}", SilentTrace.of(e));
        }
    }
}
