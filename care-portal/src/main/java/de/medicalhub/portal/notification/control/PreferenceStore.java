package de.medicalhub.portal.notification.control;

import de.medicalhub.portal.notification.entity.Address;
import de.medicalhub.portal.notification.entity.Channel;
import de.medicalhub.portal.notification.entity.Device;
import de.medicalhub.portal.notification.entity.Preferences;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What people have chosen and where they are reached; calls join the transaction of the use case. */
public interface PreferenceStore {
    Optional<Preferences> find(String person);

    /** Of those among them who have chosen something. */
    List<Preferences> ofAll(Collection<String> persons);

    void save(Preferences preferences, Instant now);

    Optional<Address> address(String person, Channel channel);

    /** A new address that waits for its code; replaces the one before. */
    void propose(String person, Address address, String codeHash, Instant validUntil);

    /** Notes that a code is sent, and tells how many were since that moment, this one included. */
    int countCode(String person, Instant now, Instant since);

    /** Forgets codes that were sent before. */
    void tidyCodes(Instant before);

    /**
     * One attempt to enter a code; it counts even if it fails.
     *
     * @return whether it was right, in time, and not one attempt too many; the address is verified then
     */
    boolean verify(String person, Channel channel, String codeHash, int mostTries, Instant now);

    void forget(String person, Channel channel);

    /** All that is kept of a person: choices, addresses, codes, browsers, and what they were to be told. */
    void erase(String person);

    List<Device> devices(String person);

    Optional<Device> device(long id);

    /** A browser; one that is known already now belongs to this person. */
    void add(Device device, Instant now);

    /** Only the person's own. */
    void removeDevice(String person, long id);

    /** Of whomever it is: its push service says that it is gone. */
    void removeGone(long id);
}
