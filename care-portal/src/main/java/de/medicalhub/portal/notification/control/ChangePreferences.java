package de.medicalhub.portal.notification.control;

import de.medicalhub.portal.notification.entity.Address;
import de.medicalhub.portal.notification.entity.Channel;
import de.medicalhub.portal.notification.entity.Device;
import de.medicalhub.portal.notification.entity.Preferences;
import de.medicalhub.portal.wording.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What somebody has chosen, read and changed by that person. */
@ApplicationScoped
public class ChangePreferences {
    /** More browsers than anybody uses; keeps one person from filling the table. */
    private static final int MOST_DEVICES = 20;

    @Inject
    private PreferenceStore store;

    @Inject
    private Clock clock;

    /** As saved; nothing chosen otherwise. */
    @Transactional
    public Preferences of(String person, Language language) {
        return store.find(person).orElseGet(() -> Preferences.none(person, language));
    }

    @Transactional
    public void save(Preferences preferences) {
        store.save(preferences, clock.instant());
    }

    @Transactional
    public Optional<Address> address(String person, Channel channel) {
        return store.address(person, channel);
    }

    @Transactional
    public void forget(String person, Channel channel) {
        store.forget(person, channel);
    }

    @Transactional
    public List<Device> devices(String person) {
        return store.devices(person);
    }

    /** From now on that browser is told what its owner has chosen for push; false if there are too many. */
    @Transactional
    public boolean add(Device device) {
        boolean full = store.devices(device.person()).size() >= MOST_DEVICES;
        if (!full) {
            store.add(device, clock.instant());
        }
        return !full;
    }

    @Transactional
    public void removeDevice(String person, long id) {
        store.removeDevice(person, id);
    }
}
