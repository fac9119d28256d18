package de.medicalhub.video;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the module: the schema first, then what runs by the clock; stops that again. */
@WebListener
public class StartListener implements ServletContextListener {
    private static final Logger LOG = LoggerFactory.getLogger(StartListener.class);

    @Resource(lookup = "java:jboss/datasources/VideoDS")
    private DataSource dataSource;

    @Resource
    private ManagedScheduledExecutorService executor;

    /** Read here, so that settings that do not fit are refused before anything runs. */
    @Inject
    private VideoConfiguration configuration;

    @Inject
    private Event<ModuleStarted> started;

    private final List<ScheduledFuture<?>> running = new CopyOnWriteArrayList<>();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (!configuration.hasRelay()) {
            LOG.info(
                    "No relay is set (medhub.turn.urls, medhub.turn.secret): some networks cannot take part in calls.");
        }
        Flyway.configure(getClass().getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:de/medicalhub/video/migration")
                .load()
                .migrate();
        started.fire(new ModuleStarted(executor, running));
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        running.forEach(task -> task.cancel(false));
    }
}
