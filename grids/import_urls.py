from django.urls import path

from grids.views import exports, imports

PATHS = [
    path("imports/", imports.imports, name="imports"),
    path("imports/new/<slug:word>/", imports.import_new, name="import_new"),
    path("imports/template/<slug:word>/", imports.import_template, name="import_template"),
    path("imports/<uuid:uuid>/", imports.import_page, name="import"),
    path("imports/<uuid:uuid>/columns/", imports.import_columns, name="import_columns"),
    path("imports/<uuid:uuid>/rows/<int:number>/", imports.import_row, name="import_row"),
    path("imports/<uuid:uuid>/bring-in/", imports.import_apply, name="import_apply"),
    path("imports/<uuid:uuid>/take-back/", imports.import_undo, name="import_undo"),
    path("imports/<uuid:uuid>/to-mend/", imports.import_mended, name="import_mended"),
    path("imports/<uuid:uuid>/codes/", exports.import_codes, name="import_codes"),
    path("exports/<slug:word>/", exports.export, name="export"),
    path("exports/<uuid:uuid>/fetch/", exports.export_fetch, name="export_fetch"),
    path("exports/<uuid:uuid>/answer/", exports.export_answer, name="export_answer"),
]
