// Comes before OpenLayers: the one call it makes that browsers of the floor (frontend.md 1.0) do not have.
if (!Object.hasOwn) Object.hasOwn = (object, name) => Object.prototype.hasOwnProperty.call(object, name);
