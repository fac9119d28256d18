@org.jspecify.annotations.NullMarked
package de.medicalhub.portal.letter.gateway;
