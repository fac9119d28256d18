/**
 * Who may subscribe, to what, and what a subscriber is told.
 *
 * <ol>
 *   <li>A Subscription belongs to the account that wrote it; nobody else changes it. Others do not see it, but the
 *       administrator, who does not see its headers: they hold the subscriber's secrets.
 *   <li>A notification says only that something has changed. What has changed is read through the door that everybody
 *       uses, so {@code channel.payload} must be empty.
 *   <li>A subscriber is notified of nothing that it may not read at that moment, and subscribes by criteria that it could
 *       search by: neither chains nor reverse chains. What it may read is decided by the roles and scopes of the token that
 *       wrote the Subscription last.
 *   <li>A rest-hook goes by https to a public host, or to a host that the operator has named ({@code
 *       medhub.subscription.hosts}); the hub's own address is one of them. So nobody reaches into the operator's network: where a
 *       public name leads to is looked at with each call, which then goes there and nowhere else; a redirect is not followed.
 *   <li>On a websocket only the account whose Subscription it is binds it.
 *   <li>Delivery begins right after the commit (feature engine), usually within a few dozen milliseconds.
 *   <li>A rest-hook that does not answer with success is called again after 1 s, 10 s, a minute and five minutes; then its
 *       Subscription gets the status {@code error} with the reason, and at once if it answers 410. It is delivered again when
 *       its owner writes it as {@code requested}. What changed meanwhile is in the records. One that
 *       hangs is left after ten seconds and holds up nobody else.
 * </ol>
 *
 * <p>Not offered: e-mail, SMS and message channels. A websocket hears what is matched on the node that it is connected to.
 */
@NullMarked
package de.medicalhub.fhir.subscription;

import org.jspecify.annotations.NullMarked;
