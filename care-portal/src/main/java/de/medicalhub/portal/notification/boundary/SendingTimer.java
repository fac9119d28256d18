package de.medicalhub.portal.notification.boundary;

import de.medicalhub.common.outbox.OutboxDelivery;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.portal.notification.control.SendParcel;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.ScheduleExpression;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what was handed over, each way by itself (B12): a mail server that is slow keeps no text message, no push message and no
 * code waiting. The server does not start a timer again that still runs.
 */
@Singleton
@Startup
@DependsOn("SchemaStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SendingTimer {
    private static final Logger LOG = LoggerFactory.getLogger(SendingTimer.class);
    private static final int MOST = 200;

    private final AtomicBoolean reachable = new AtomicBoolean(true);

    @Resource
    private TimerService timers;

    @Inject
    private OutboxDelivery delivery;

    @PostConstruct
    void begin() {
        ScheduleExpression everyTwoSeconds =
                new ScheduleExpression().hour("*").minute("*").second("1/2");
        SendParcel.topics()
                .forEach(topic -> timers.createCalendarTimer(everyTwoSeconds, new TimerConfig(topic, false)));
    }

    @Timeout
    void send(Timer timer) {
        try {
            delivery.only((String) timer.getInfo()).deliverDue(MOST);
            if (!reachable.getAndSet(true)) {
                LOG.info("Notifications are sent again");
            }
        } catch (HubException e) {
            if (reachable.getAndSet(false)) {
                LOG.warn("Notifications are not sent: {}", e.getMessage());
            }
        }
    }
}
